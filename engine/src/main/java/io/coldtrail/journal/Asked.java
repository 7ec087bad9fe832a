package io.coldtrail.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A statement with all that its answer depends on beside the case.
 *
 * @param command what asked it, such as {@code query}
 * @param question id of the playbook's question, or null where a person wrote the SQL
 * @param arguments of the question, by the names of the command line's options and of its parameters
 * @param sql as it was run
 * @param values for its parameters, as literals
 * @param asOf what {@code current_timestamp} and its kin said
 * @param tables further names of tables, {@code NAME=SHAPE}
 * @param distinctEvents whether events that came before were left out
 */
public record Asked(
        String command,
        @Nullable String question,
        Map<String, String> arguments,
        String sql,
        List<String> values,
        Instant asOf,
        List<String> tables,
        boolean distinctEvents) {
    public Asked {
        arguments = new TreeMap<>(arguments);
        values = List.copyOf(values);
        tables = List.copyOf(tables);
    }
}
