package io.coldtrail.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.coldtrail.query.Value;
import io.coldtrail.sql.OutputColumn;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.Translation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows that come out of the database as two texts, each a JSON array: the driver takes as long for each value of a row, however
 * short, as for a long text.
 */
final class PackedRow {
    /** Evidence may hold texts of any length. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private PackedRow() {}

    /**
     * A query that gives the rows of another as two texts.
     *
     * @param rows texts, booleans, whole numbers, and lists, structs and maps of texts
     * @param first how many of the columns are in the first text; the others are in the second
     */
    static Translation packed(Translation rows, int first) {
        List<String> names = IntStream.range(0, rows.columns().size())
                .mapToObj(position -> "c" + position)
                .toList();
        return new Translation(
                "SELECT " + array(names.subList(0, first)) + ", " + array(names.subList(first, names.size())) + " FROM ("
                        + rows.duckdbSql() + ") AS rows_to_pack(" + String.join(", ", names) + ")",
                List.of(new OutputColumn("first", Simple.VARCHAR), new OutputColumn("second", Simple.VARCHAR)),
                rows.tables());
    }

    private static String array(List<String> names) {
        return names.stream().collect(Collectors.joining(", ", "CAST(json_array(", ") AS VARCHAR)"));
    }

    /** The values in one of the texts. Structs and maps are rows both, structs with all of their fields in order. */
    static List<Value> values(String packed) {
        try (JsonParser json = JSON.createParser(packed)) {
            json.nextToken();
            return elements(json);
        } catch (IOException e) {
            throw new IllegalStateException("the query engine wrote damaged JSON", e);
        }
    }

    private static List<Value> elements(JsonParser json) throws IOException {
        List<Value> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(json));
        }
        return values;
    }

    private static Value value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> Value.Null.NULL;
            case VALUE_STRING -> new Value.Text(json.getText());
            case VALUE_TRUE -> new Value.Bool(true);
            case VALUE_FALSE -> new Value.Bool(false);
            case VALUE_NUMBER_INT -> new Value.Whole(json.getLongValue());
            case START_ARRAY -> new Value.Sequence(elements(json));
            case START_OBJECT -> new Value.Row(fields(json));
            default -> throw new IllegalStateException("a packed row has no " + json.currentToken());
        };
    }

    private static List<Value.Field> fields(JsonParser json) throws IOException {
        List<Value.Field> fields = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            fields.add(new Value.Field(name, value(json)));
        }
        return fields;
    }
}
