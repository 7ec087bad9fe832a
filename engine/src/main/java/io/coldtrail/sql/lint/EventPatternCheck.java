package io.coldtrail.sql.lint;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** LIKE on event names: patterns that no known name is like. */
final class EventPatternCheck implements Query.Check {
    private static final int MOST_PATTERNS = 50;

    /** A longer pattern takes long and is like nothing. */
    private static final int MOST_CHARACTERS = 80;

    private final EventCatalogue catalogue = EventCatalogue.KNOWN;

    @Override
    public void check(Query query) {
        int patterns = 0;
        for (Condition condition : query.conditions()) {
            if (condition.operator() != Condition.Operator.LIKE
                    || !condition.isOf("eventname")
                    || !condition.isOfEvents()
                    || condition.folded() != Condition.Folding.NONE) {
                continue;
            }
            Literal literal = condition.literals().get(0);
            String pattern = literal.value();
            boolean worth = pattern.length() <= MOST_CHARACTERS
                    && !Placeholders.isOne(pattern)
                    && (pattern.contains("%") || pattern.contains("_"));
            if (worth && patterns++ < MOST_PATTERNS) {
                judge(query, condition, literal);
            }
        }
    }

    private void judge(Query query, Condition condition, Literal literal) {
        String pattern = literal.value();
        Set<String> sources = EventNameCheck.sources(query, condition);
        boolean anywhere = anyLike(pattern, catalogue.names(), false);
        if (anywhere) {
            Set<String> names = new TreeSet<>();
            sources.forEach(source -> names.addAll(catalogue.names(source)));
            if (!sources.isEmpty() && !condition.negated() && !anyLike(pattern, names, false)) {
                query.find(
                        LintCode.EVENT_NOT_OF_SERVICE,
                        literal,
                        "no known event of " + Shown.cut(String.join(" and ", sources)) + " is like "
                                + Shown.literal(pattern),
                        "Check the name, or the eventsource.");
            }
            return;
        }
        if (anyLike(pattern, catalogue.names(), true)) {
            String first = pattern.replaceFirst("^%?", "");
            String right = !first.isEmpty() && pattern.equals(first)
                    ? Character.toUpperCase(first.charAt(0)) + first.substring(1)
                    : pattern;
            String message =
                    "no event's name is like " + Shown.literal(pattern) + " in these upper and lower case letters";
            if (!right.equals(pattern) && anyLike(right, catalogue.names(), false)) {
                query.mend(
                        LintCode.EVENT_NAME_CASE,
                        literal,
                        Shown.literal(right),
                        message,
                        "Write " + Shown.literal(right) + ".");
            } else {
                query.find(LintCode.EVENT_NAME_CASE, literal, message, "Names are like CreateUser and ListBuckets.");
            }
        } else if (pattern.replaceAll("[%_]", "").length() > 2) {
            query.find(
                    LintCode.UNKNOWN_EVENT_NAME,
                    literal,
                    "no known event's name is like " + Shown.literal(pattern),
                    "Check its spelling.");
        }
    }

    private static boolean anyLike(String pattern, Collection<String> names, boolean anyCase) {
        return names.stream().anyMatch(name -> like(pattern, name, anyCase));
    }

    /** LIKE without escapes, in a time that is bounded by the product of the lengths. */
    static boolean like(String pattern, String name, boolean anyCase) {
        int p = 0;
        int n = 0;
        int star = -1;
        int mark = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '%') {
                star = p++;
                mark = n;
            } else if (p < pattern.length()
                    && (pattern.charAt(p) == '_' || same(pattern.charAt(p), name.charAt(n), anyCase))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean same(char one, char other, boolean anyCase) {
        return one == other || (anyCase && Character.toLowerCase(one) == Character.toLowerCase(other));
    }
}
