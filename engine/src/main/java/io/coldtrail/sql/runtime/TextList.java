package io.coldtrail.sql.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of texts as JSON, for DuckDB's {@code from_json}. */
final class TextList {
    private TextList() {}

    static String json(List<? extends @Nullable String> texts) {
        StringBuilder json = new StringBuilder("[");
        for (String text : texts) {
            json.append(json.length() > 1 ? "," : "");
            if (text == null) {
                json.append("null");
            } else {
                JsonWriter.quote(text, json);
            }
        }
        return json.append(']').toString();
    }
}
