package io.coldtrail.rules;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Patterns;

/**
 * The fields of a record that decide whether rules match: those that a pattern names. event-ruler passes over all
 * others, so that a record without them matches the same rules.
 */
final class WantedFields {
    private static final String DETAIL = "detail.";

    /** Every field. */
    static final WantedFields ALL = new WantedFields(true, Set.of());

    private final boolean isAll;
    private final Set<String> paths;

    private WantedFields(boolean isAll, Set<String> paths) {
        this.isAll = isAll;
        this.paths = paths;
    }

    static WantedFields of(List<Rule> rules) {
        Set<String> paths = new TreeSet<>();
        for (Rule rule : rules) {
            for (Map<String, List<Patterns>> way : compiled(rule)) {
                way.keySet().stream()
                        .filter(path -> path.startsWith(DETAIL))
                        .forEach(path -> paths.add(path.substring(DETAIL.length())));
            }
        }
        return new WantedFields(false, paths);
    }

    /** What the rule wants of each path, for each of the ways that its {@code $or} leaves it. */
    static List<Map<String, List<Patterns>>> compiled(Rule rule) {
        try {
            return JsonRuleCompiler.compile(rule.pattern());
        } catch (IOException e) {
            throw RuleProblems.invalid(rule.id(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * Whether a field, something in it, or something that it is part of is wanted. A name with dots is to event-ruler what
     * nested names are.
     *
     * @param path such as {@code userIdentity.type}, below {@code detail}
     */
    boolean has(String path) {
        return isAll || paths.stream().anyMatch(wanted -> isWithin(wanted, path) || isWithin(path, wanted));
    }

    private static boolean isWithin(String path, String whole) {
        return path.startsWith(whole) && (path.length() == whole.length() || path.charAt(whole.length()) == '.');
    }
}
