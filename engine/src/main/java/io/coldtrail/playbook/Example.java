package io.coldtrail.playbook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Logs in which a question has something to find and something to leave out, and what it answers.
 *
 * @param events CloudTrail records, one a line; may be empty
 * @param flows flow log lines below a header line; may be empty
 * @param asks at least one
 */
public record Example(String events, String flows, List<Ask> asks) {
    public Example {
        asks = List.copyOf(asks);
    }

    /**
     * One way to ask, and the whole answer to it.
     *
     * @param line where it stands in the answer's file
     * @param columns names of result columns, lower case; the answer may have more
     * @param rows all rows in their order, one cell for each of the columns; null is NULL
     */
    public record Ask(int line, Arguments arguments, List<String> columns, List<List<@Nullable String>> rows) {
        public Ask {
            columns = List.copyOf(columns);
            List<List<@Nullable String>> copy = new ArrayList<>();
            rows.forEach(row -> copy.add(Collections.unmodifiableList(new ArrayList<>(row))));
            rows = Collections.unmodifiableList(copy);
        }
    }
}
