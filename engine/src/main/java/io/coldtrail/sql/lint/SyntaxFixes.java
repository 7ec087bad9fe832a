package io.coldtrail.sql.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What people forget, misspell or write twice among the clauses of a query, as it shows where a parser stops. */
final class SyntaxFixes {
    private static final Set<String> CLAUSES = Set.of(
            "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "EXCEPT", "INTERSECT", "OFFSET", "FETCH");
    private static final Set<String> CONNECTIVES = Set.of("AND", "OR");
    private static final Set<String> BEFORE_CONDITIONS = Set.of("WHERE", "AND", "OR", "ON", "(", "HAVING");
    private static final Set<String> COMPARISONS =
            Set.of("=", "<", ">", "<=", ">=", "<>", "!=", "LIKE", "IN", "IS", "BETWEEN", "NOT");

    /** The keywords that are looked for where a word stands in the way. */
    private static final List<String> KEYWORDS = List.of(
            ("select from where group order by having limit and or between like distinct join union desc in is not null "
                            + "on with as case when then else end")
                    .split(" ", -1));

    private SyntaxFixes() {}

    /** Looks at the place where a statement cannot be read further. */
    @FunctionalInterface
    interface Fix {
        Optional<Repair> at(Stop stop);
    }

    /** Fixes of clauses, the surest first. */
    static final List<Fix> ALL = List.of(
            SyntaxFixes::doubledWord,
            SyntaxFixes::missingBy,
            stop -> misspelt(stop, -1),
            stop -> misspelt(stop, 0),
            SyntaxFixes::missingWhere,
            SyntaxFixes::missingWhereBeforeName,
            SyntaxFixes::doubledWhere,
            SyntaxFixes::trailingComma,
            SyntaxFixes::leadingComma,
            SyntaxFixes::danglingAfter,
            SyntaxFixes::danglingBefore,
            SyntaxFixes::missingFrom,
            SyntaxFixes::limitBeforeOrder,
            SyntaxFixes::top);

    private static Optional<Repair> doubledWord(Stop stop) {
        for (int second : new int[] {0, -1}) {
            if (stop.has(second)
                    && stop.has(second - 1)
                    && stop.word(second).isWordLike()
                    && stop.word(second).is(stop.word(second - 1).text())) {
                Word word = stop.word(second);
                return Optional.of(new Repair(
                        LintCode.DOUBLED_WORD,
                        word.start(),
                        word.end(),
                        Mending.remove(stop.word(second - 1).end(), word.end()),
                        Shown.cut(word.text()) + " stands twice",
                        "Remove one."));
            }
        }
        return Optional.empty();
    }

    private static Optional<Repair> missingBy(Stop stop) {
        if (!stop.has(0) || !stop.has(-1, Set.of("ORDER", "GROUP"))) {
            return Optional.empty();
        }
        Word before = stop.word(-1);
        return Optional.of(new Repair(
                LintCode.MISSING_BY,
                before.start(),
                before.end(),
                Mending.insert(before.end(), " " + before.inCase("by")),
                before.text() + " stands without BY",
                "Write `" + before.text() + " " + before.inCase("by") + "`."));
    }

    private static Optional<Repair> misspelt(Stop stop, int distance) {
        if (!stop.has(distance)
                || !stop.word(distance).isName()
                || stop.word(distance).text().length() < 3) {
            return Optional.empty();
        }
        Word word = stop.word(distance);
        return Spelling.nearest(word.text().toLowerCase(Locale.ROOT), KEYWORDS)
                .map(keyword -> Repair.of(
                        LintCode.MISSPELT_KEYWORD,
                        new Mending(word.start(), word.end(), word.inCase(keyword)),
                        Shown.cut(word.text()) + " is no keyword",
                        "Write `" + word.inCase(keyword) + "`."));
    }

    private static Optional<Repair> missingWhere(Stop stop) {
        if (!stop.has(0, CONNECTIVES) || !stop.isBeforeWhere()) {
            return Optional.empty();
        }
        Word word = stop.word(0);
        return Optional.of(Repair.of(
                LintCode.MISSING_WHERE,
                new Mending(word.start(), word.end(), word.inCase("where")),
                "the WHERE is missing: " + word.text() + " begins the first condition after FROM",
                "Write `" + word.inCase("where") + "` in its place."));
    }

    private static Optional<Repair> missingWhereBeforeName(Stop stop) {
        boolean compares = stop.has(0, COMPARISONS) || stop.has(0, ".");
        if (!compares || !stop.has(-2) || !stop.isBeforeWhere()) {
            return Optional.empty();
        }
        Word first = stop.word(stop.nameStart(-1));
        return Optional.of(new Repair(
                LintCode.MISSING_WHERE,
                first.start(),
                first.end(),
                Mending.insert(first.start(), "where "),
                "the WHERE is missing before the first condition",
                "Write `where " + Shown.cut(first.text()) + " …`."));
    }

    private static Optional<Repair> doubledWhere(Stop stop) {
        if (!stop.has(0, "WHERE") || stop.isBeforeWhere()) {
            return Optional.empty();
        }
        Word word = stop.word(0);
        return Optional.of(Repair.of(
                LintCode.DOUBLED_WHERE,
                new Mending(word.start(), word.end(), word.inCase("and")),
                "there is a WHERE already",
                "Write `" + word.inCase("and") + "` in its place."));
    }

    private static Optional<Repair> trailingComma(Stop stop) {
        boolean ends = !stop.has(0) || stop.has(0, CLAUSES) || stop.has(0, ")") || stop.has(0, ",");
        return ends && stop.has(-1, ",")
                ? Optional.of(comma(stop.word(-1), "a comma has nothing after it"))
                : Optional.empty();
    }

    private static Optional<Repair> leadingComma(Stop stop) {
        return stop.has(0, ",") && stop.has(-1, Set.of("SELECT", "(", "BY"))
                ? Optional.of(comma(stop.word(0), "a comma has nothing before it"))
                : Optional.empty();
    }

    private static Repair comma(Word comma, String message) {
        return Repair.of(LintCode.TRAILING_COMMA, Mending.remove(comma.start(), comma.end()), message, "Remove it.");
    }

    private static Optional<Repair> danglingAfter(Stop stop) {
        boolean ends = !stop.has(0) || stop.has(0, CLAUSES) || stop.has(0, ")");
        if (!ends || !stop.has(-2) || !stop.has(-1, Set.of("AND", "OR", "WHERE", "HAVING"))) {
            return Optional.empty();
        }
        return Optional.of(dangling(stop.word(-2), stop.word(-1), "after"));
    }

    private static Optional<Repair> danglingBefore(Stop stop) {
        if (!stop.has(0, CONNECTIVES) || !stop.has(-1, BEFORE_CONDITIONS)) {
            return Optional.empty();
        }
        return Optional.of(dangling(stop.word(-1), stop.word(0), "before"));
    }

    private static Repair dangling(Word before, Word word, String side) {
        return new Repair(
                LintCode.DANGLING_OPERATOR,
                word.start(),
                word.end(),
                Mending.remove(before.end(), word.end()),
                word.text() + " has no condition " + side + " it",
                "Remove it, or write the condition.");
    }

    private static Optional<Repair> missingFrom(Stop stop) {
        boolean goesOn = !stop.has(1) || stop.has(1, CLAUSES);
        return goesOn && stop.has(0) && stop.word(0).isName() && stop.has(-1, "*")
                ? Optional.of(fromBefore(stop.word(0)))
                : Optional.empty();
    }

    static Repair fromBefore(Word table) {
        return new Repair(
                LintCode.MISSING_FROM,
                table.start(),
                table.end(),
                Mending.insert(table.start(), "from "),
                "the FROM is missing before " + Shown.cut(table.text()),
                "Write `from " + Shown.cut(table.text()) + "`.");
    }

    private static Optional<Repair> limitBeforeOrder(Stop stop) {
        if (!stop.has(0, "ORDER") || !stop.has(-2, "LIMIT")) {
            return Optional.empty();
        }
        int last = 0;
        int depth = 0;
        while (stop.has(last + 1) && (depth > 0 || !stop.has(last + 1, ")"))) {
            last++;
            depth += stop.has(last, "(") ? 1 : stop.has(last, ")") ? -1 : 0;
        }
        String limit = stop.text(-2, -1);
        return Optional.of(new Repair(
                LintCode.CLAUSE_ORDER,
                stop.word(0).start(),
                stop.word(0).end(),
                List.of(
                        Mending.remove(stop.word(-2).start(), stop.word(0).start()),
                        Mending.insert(stop.word(last).end(), " " + limit)),
                "ORDER BY comes before LIMIT",
                "Move " + limit + " to the end."));
    }

    private static Optional<Repair> top(Stop stop) {
        if (!stop.has(-1, "TOP")
                || !stop.has(-2, "SELECT")
                || !stop.has(1)
                || !stop.word(0).isNumber()) {
            return Optional.empty();
        }
        int last = stop.words().size() - 1 - stop.at();
        String limit = stop.word(-1).inCase("limit") + " " + stop.word(0).text();
        return Optional.of(new Repair(
                LintCode.TOP,
                stop.word(-1).start(),
                stop.word(0).end(),
                List.of(
                        Mending.remove(stop.word(-1).start(), stop.word(1).start()),
                        Mending.insert(stop.word(last).end(), " " + limit)),
                "there is no TOP in Athena",
                "Write `" + limit + "` at the end."));
    }
}
