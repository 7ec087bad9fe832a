package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseLexer;
import io.trino.grammar.sql.SqlBaseParser.IntervalContext;
import io.trino.grammar.sql.SqlBaseParser.IntervalFieldContext;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Interval literals, and what intervals are in DuckDB: months, or days and the time of day. */
final class Intervals {
    /** Milliseconds of a day. */
    static final long DAY = 86_400_000;

    /** From the largest; a literal names a run of them. */
    private static final List<Integer> DAY_UNITS =
            List.of(SqlBaseLexer.DAY, SqlBaseLexer.HOUR, SqlBaseLexer.MINUTE, SqlBaseLexer.SECOND);

    private static final long[] MILLISECONDS = {DAY, 3_600_000, 60_000, 1_000};

    /** What stands before each unit but the first. */
    private static final String[] SEPARATORS = {"", "\\s+", ":", ":"};

    private static final Pattern MONTHS = Pattern.compile("(-?)(\\d{1,9})(?:-(\\d{1,9}))?");

    private Intervals() {}

    static Typed literal(IntervalContext node) {
        boolean days = unit(node.from) != SqlBaseLexer.YEAR && unit(node.from) != SqlBaseLexer.MONTH;
        SqlType type = days ? Simple.INTERVAL_DAY : Simple.INTERVAL_MONTH;
        long amount = days ? milliseconds(node) : months(node);
        boolean plain = node.sign == null
                && node.to == null
                && LiteralRules.value(node.string()).matches("\\d{1,8}");
        if (plain) {
            return new Typed(Splice.of(node).text(), type);
        }
        String number = Long.toString(amount);
        return new Typed(days ? ofMilliseconds(number) : ofMonths(number), type);
    }

    /** The value of a literal of days and parts of them. */
    static long milliseconds(IntervalContext node) {
        int first = DAY_UNITS.indexOf(unit(node.from));
        int last = node.to == null ? first : DAY_UNITS.indexOf(unit(node.to));
        if (first < 0 || last < first || (node.to != null && last == first)) {
            throw invalid(node);
        }
        // What a literal leaves out at its end is nought.
        String form = last == DAY_UNITS.size() - 1 ? "(?:\\.(\\d{1,9}))?" : "";
        for (int i = last; i > first; i--) {
            form = "(?:" + SEPARATORS[i] + "(\\d{1,15})" + form + ")?";
        }
        form = "(-?)(\\d{1,15})" + form;
        String text = LiteralRules.value(node.string());
        Matcher matcher = Pattern.compile(form).matcher(text);
        if (!matcher.matches()) {
            throw invalid(node);
        }
        try {
            long total = 0;
            for (int i = first; i <= last; i++) {
                String digits = matcher.group(i - first + 2);
                long amount = digits == null ? 0 : Long.parseLong(digits);
                total = Math.addExact(total, Math.multiplyExact(amount, MILLISECONDS[i]));
            }
            int fraction = last - first + 3;
            if (matcher.groupCount() >= fraction && matcher.group(fraction) != null) {
                total += Long.parseLong((matcher.group(fraction) + "00").substring(0, 3));
            }
            return signed(node, !matcher.group(1).isEmpty(), total);
        } catch (ArithmeticException e) {
            throw invalid(node);
        }
    }

    private static long months(IntervalContext node) {
        boolean both = node.to != null;
        Matcher matcher = MONTHS.matcher(LiteralRules.value(node.string()));
        boolean order = !both || (unit(node.from) == SqlBaseLexer.YEAR && unit(node.to) == SqlBaseLexer.MONTH);
        if (!order || !matcher.matches() || (!both && matcher.group(3) != null)) {
            throw invalid(node);
        }
        long first = Long.parseLong(matcher.group(2));
        long total = unit(node.from) == SqlBaseLexer.YEAR ? 12 * first : first;
        if (matcher.group(3) != null) {
            total += Long.parseLong(matcher.group(3));
        }
        if (total > Integer.MAX_VALUE) {
            throw invalid(node);
        }
        return signed(node, !matcher.group(1).isEmpty(), total);
    }

    private static long signed(IntervalContext node, boolean negative, long amount) {
        boolean minus = node.sign != null && node.sign.getType() == SqlBaseLexer.MINUS;
        return minus == negative ? amount : -amount;
    }

    private static int unit(IntervalFieldContext field) {
        return field.getStart().getType();
    }

    private static RuntimeException invalid(IntervalContext node) {
        return SqlProblems.type(
                node,
                "'" + LiteralRules.value(node.string()) + "' is no interval of this kind",
                "Intervals are written INTERVAL '7' DAY, INTERVAL '2 03:04:05' DAY TO SECOND, INTERVAL '1-2' YEAR TO MONTH.");
    }

    /** An interval as a number: of milliseconds, or of months. */
    static String amount(Typed interval) {
        return interval.type() == Simple.INTERVAL_DAY
                ? "epoch_ms(" + interval.sql() + ")"
                : "athena_months(" + interval.sql() + ")";
    }

    static String ofMilliseconds(String number) {
        return "to_milliseconds(" + number + ")";
    }

    static String ofMonths(String number) {
        return "to_months(CAST(" + number + " AS INTEGER))";
    }
}
