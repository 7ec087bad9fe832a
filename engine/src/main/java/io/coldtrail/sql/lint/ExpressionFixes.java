package io.coldtrail.sql.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people forget within conditions and lists, and what other languages have there. */
final class ExpressionFixes {
    /** The surest first. */
    static final List<SyntaxFixes.Fix> ALL = List.of(
            ExpressionFixes::adjacentLiterals,
            ExpressionFixes::intervalNumber,
            ExpressionFixes::inWithoutParentheses,
            ExpressionFixes::castOperator,
            ExpressionFixes::ilike,
            ExpressionFixes::closingMissing,
            ExpressionFixes::closingTooMany);

    /** More levels are left open by no person. */
    private static final int MOST_CLOSED = 20;

    private ExpressionFixes() {}

    private static Optional<Repair> adjacentLiterals(Stop stop) {
        if (!stop.has(0)
                || !stop.has(-1)
                || !stop.word(0).isText()
                || !stop.word(-1).isText()) {
            return Optional.empty();
        }
        Word before = stop.word(-1);
        return Optional.of(new Repair(
                LintCode.ADJACENT_LITERALS,
                before.start(),
                stop.word(0).end(),
                Mending.insert(before.end(), ","),
                "a comma is missing between " + Shown.cut(before.text()) + " and "
                        + Shown.cut(stop.word(0).text()),
                "Write " + Shown.cut(before.text()) + ", before it."));
    }

    private static Optional<Repair> intervalNumber(Stop stop) {
        for (int number : new int[] {0, -1}) {
            if (stop.has(number) && stop.word(number).isNumber() && stop.has(number - 1, "INTERVAL")) {
                Word word = stop.word(number);
                return Optional.of(Repair.of(
                        LintCode.INTERVAL_QUOTES,
                        new Mending(word.start(), word.end(), Shown.literal(word.text())),
                        "the number of an interval stands in quotes",
                        "Write interval '" + word.text() + "'."));
            }
        }
        return Optional.empty();
    }

    private static Optional<Repair> inWithoutParentheses(Stop stop) {
        if (!stop.has(0) || !stop.has(-1, "IN") || !isValue(stop, 0)) {
            return Optional.empty();
        }
        int last = 0;
        while (stop.has(last + 1, ",") && isValue(stop, last + 2)) {
            last += 2;
        }
        return Optional.of(Repair.of(
                LintCode.MISSING_PARENTHESES,
                new Mending(stop.word(0).start(), stop.word(last).end(), "(" + stop.text(0, last) + ")"),
                "the values after IN stand in parentheses",
                "Write in (" + Shown.cut(stop.word(0).text()) + (last > 0 ? ", …)." : ").")));
    }

    private static boolean isValue(Stop stop, int distance) {
        return stop.has(distance)
                && (stop.word(distance).isText() || stop.word(distance).isNumber());
    }

    private static Optional<Repair> castOperator(Stop stop) {
        for (int colon : new int[] {0, -1}) {
            boolean cast = stop.has(colon, ":") && stop.has(colon + 1, ":") && stop.has(colon + 2);
            if (cast && stop.has(colon - 1) && (stop.word(colon - 1).isWordLike() || isValue(stop, colon - 1))) {
                int first = stop.nameStart(colon - 1);
                String type = stop.word(colon + 2).text();
                return Optional.of(new Repair(
                        LintCode.CAST_OPERATOR,
                        stop.word(colon).start(),
                        stop.word(colon + 1).end(),
                        new Mending(
                                stop.word(first).start(),
                                stop.word(colon + 2).end(),
                                "CAST(" + stop.text(first, colon - 1) + " AS " + type + ")"),
                        "there is no :: in Athena",
                        "Write `CAST(" + Shown.cut(stop.text(first, colon - 1)) + " AS " + Shown.cut(type) + ")`."));
            }
        }
        return Optional.empty();
    }

    private static Optional<Repair> ilike(Stop stop) {
        for (int word : new int[] {0, -1}) {
            if (stop.has(word, "ILIKE")
                    && stop.has(word + 1)
                    && stop.word(word + 1).isText()) {
                boolean not = stop.has(word - 1, "NOT");
                int last = word - (not ? 2 : 1);
                if (!stop.has(last)) {
                    return Optional.empty();
                }
                int first = stop.nameStart(last);
                String mended = "lower(" + stop.text(first, last) + ")" + (not ? " not" : "") + " like "
                        + stop.word(word + 1).text().toLowerCase(Locale.ROOT);
                return Optional.of(new Repair(
                        LintCode.ILIKE,
                        stop.word(word).start(),
                        stop.word(word).end(),
                        new Mending(
                                stop.word(first).start(), stop.word(word + 1).end(), mended),
                        "there is no ILIKE in Athena",
                        "Write `" + Shown.cut(mended) + "`."));
            }
        }
        return Optional.empty();
    }

    private static Optional<Repair> closingMissing(Stop stop) {
        int open = stop.depth();
        if (!stop.has(-1) || open <= 0 || stop.has(0, ")")) {
            return Optional.empty();
        }
        Word before = stop.word(-1);
        return Optional.of(new Repair(
                LintCode.UNBALANCED_PARENTHESES,
                before.start(),
                before.end(),
                Mending.insert(before.end(), ")".repeat(stop.has(0) ? 1 : Math.min(open, MOST_CLOSED))),
                "a closing parenthesis is missing",
                "Write ) after " + Shown.cut(before.text()) + "."));
    }

    private static Optional<Repair> closingTooMany(Stop stop) {
        if (!stop.has(0, ")") || stop.depth() > 0) {
            return Optional.empty();
        }
        return Optional.of(Repair.of(
                LintCode.UNBALANCED_PARENTHESES,
                Mending.remove(stop.word(0).start(), stop.word(0).end()),
                "this parenthesis closes nothing",
                "Remove it."));
    }
}
