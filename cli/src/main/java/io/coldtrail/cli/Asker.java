package io.coldtrail.cli;

import io.coldtrail.playbook.Arguments;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What asks a statement, as the journal tells it.
 *
 * @param command such as {@code query}
 * @param question id of a question of the playbook, or null
 * @param arguments of the question
 */
record Asker(String command, @Nullable String question, Map<String, String> arguments) {
    /** SQL that a person wrote. */
    static final Asker QUERY = new Asker("query", null, Map.of());

    /** SQL that is run for what it takes. */
    static final Asker COST = new Asker("cost", null, Map.of());

    /** SQL whose rows become a timeline. */
    static final Asker TIMELINE = new Asker("timeline", null, Map.of());

    /** A question of the playbook with what it is asked about. */
    static Asker question(String id, Arguments arguments) {
        Map<String, String> all = new TreeMap<>();
        arguments.account().ifPresent(account -> all.put("--account", account));
        arguments.from().ifPresent(day -> all.put("--from", day.toString()));
        arguments.to().ifPresent(day -> all.put("--to", day.toString()));
        all.putAll(arguments.parameters());
        return new Asker("playbook run", id, all);
    }
}
