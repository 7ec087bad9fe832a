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
    static final WantedFields ALL = new WantedFields(true, Set.of(), Set.of());

    private final boolean isAll;
    private final Set<String> paths;
    private final Set<String> inEnvelope;

    private WantedFields(boolean isAll, Set<String> paths, Set<String> inEnvelope) {
        this.isAll = isAll;
        this.paths = paths;
        this.inEnvelope = inEnvelope;
    }

    static WantedFields of(List<Rule> rules) {
        Set<String> paths = new TreeSet<>();
        Set<String> inEnvelope = new TreeSet<>();
        for (Rule rule : rules) {
            for (Map<String, List<Patterns>> way : compiled(rule)) {
                for (String path : way.keySet()) {
                    if (path.startsWith(DETAIL)) {
                        paths.add(path.substring(DETAIL.length()));
                    } else {
                        inEnvelope.add(path);
                    }
                }
            }
        }
        return new WantedFields(false, paths, inEnvelope);
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

    /** Whether a member of the envelope is wanted, other than {@code detail}. */
    boolean hasInEnvelope(String member) {
        return isAll || inEnvelope.contains(member);
    }

    private static boolean isWithin(String path, String whole) {
        return path.startsWith(whole) && (path.length() == whole.length() || path.charAt(whole.length()) == '.');
    }
}
