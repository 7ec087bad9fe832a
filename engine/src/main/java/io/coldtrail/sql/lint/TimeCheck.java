package io.coldtrail.sql.lint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that event times are compared with: the column has {@code 2024-01-05T10:00:00Z} and compares as text. */
final class TimeCheck implements Query.Check {
    private static final Pattern RIGHT =
            Pattern.compile("\\d{4}(-(\\d{2}(-(\\d{2}(T(\\d{2}(:(\\d{2}(:(\\d{2}(\\.\\d+)?Z?)?)?Z?)?)?)?)?)?)?)?)?");
    private static final Pattern NEARLY = Pattern.compile(
            "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?\\s*(Z|UTC|\\+00:?00)?");

    @Override
    public void check(Query query) {
        for (Condition condition : query.conditions()) {
            if (!condition.isOf("eventtime")
                    || condition.folded() != Condition.Folding.NONE
                    || condition.operator() == Condition.Operator.LIKE) {
                continue;
            }
            for (Literal literal : condition.literals()) {
                if (literal.isText() && !Placeholders.isOne(literal.value())) {
                    judge(query, condition, literal);
                }
            }
        }
    }

    private static void judge(Query query, Condition condition, Literal literal) {
        String value = literal.value();
        boolean whole = value.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
        if (condition.isExact() ? whole : RIGHT.matcher(value).matches()) {
            return;
        }
        String message = condition.isExact()
                ? "no eventtime is " + Shown.cut(Shown.literal(value)) + ": the form is yyyy-MM-ddTHH:mm:ssZ"
                : "eventtime is compared as text, and " + Shown.cut(Shown.literal(value))
                        + " has not its form yyyy-MM-ddTHH:mm:ssZ";
        Optional<String> right = mended(value);
        if (right.isPresent()
                && !right.get().equals(value)
                && !(condition.isExact() && right.get().length() < 20)) {
            query.mend(
                    LintCode.TIME_FORM,
                    literal,
                    Shown.literal(right.get()),
                    message,
                    "Write " + Shown.literal(right.get()) + ".");
        } else {
            query.find(
                    condition.isExact() && !condition.negated() ? LintCode.NEVER_TRUE : LintCode.TIME_FORM,
                    literal,
                    message,
                    condition.isExact()
                            ? "Compare with LIKE, or with >= and <."
                            : "Write a time such as '2024-01-05T10:00:00Z'.");
        }
    }

    private static Optional<String> mended(String value) {
        Matcher time = NEARLY.matcher(value.strip());
        if (!time.matches()) {
            return Optional.empty();
        }
        String day = time.group(1) + "-" + padded(time.group(2)) + "-" + padded(time.group(3));
        if (time.group(4) == null) {
            return Optional.of(day);
        }
        String seconds = Optional.ofNullable(time.group(6)).orElse("00");
        return Optional.of(day + "T" + padded(time.group(4)) + ":" + time.group(5) + ":" + seconds + "Z");
    }

    private static String padded(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
