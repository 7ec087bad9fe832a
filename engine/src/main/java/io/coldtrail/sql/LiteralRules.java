package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import io.trino.grammar.sql.SqlBaseLexer;
import io.trino.grammar.sql.SqlBaseParser.ArrayConstructorContext;
import io.trino.grammar.sql.SqlBaseParser.BasicStringLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.BooleanLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.ExpressionContext;
import io.trino.grammar.sql.SqlBaseParser.IntervalContext;
import io.trino.grammar.sql.SqlBaseParser.IntervalLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.NullLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.NumericLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.SpecialDateTimeFunctionContext;
import io.trino.grammar.sql.SqlBaseParser.StringContext;
import io.trino.grammar.sql.SqlBaseParser.StringLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.TypeConstructorContext;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Values that are written down, and those that follow the moment taken for now. */
final class LiteralRules {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Fractions beyond microseconds do not fit DuckDB's timestamps. */
    private static final String TIMESTAMP = "\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?)?";

    private static final BigInteger MAX_INTEGER = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger MAX_BIGINT = BigInteger.valueOf(Long.MAX_VALUE);

    private LiteralRules() {}

    static Typed nullLiteral(NullLiteralContext node, Scope scope, Translating query) {
        return new Typed(node.getText(), Simple.UNKNOWN);
    }

    static Typed booleanLiteral(BooleanLiteralContext node, Scope scope, Translating query) {
        return new Typed(node.getText(), Simple.BOOLEAN);
    }

    static Typed number(NumericLiteralContext node, Scope scope, Translating query) {
        String written = Splice.of(node).text();
        String text = node.number().getStop().getText();
        if (text.matches("\\d+")) {
            BigInteger value = new BigInteger(text);
            if (value.compareTo(MAX_BIGINT) > 0) {
                throw SqlProblems.type(node, text + " is larger than any bigint", "");
            }
            return new Typed(written, value.compareTo(MAX_INTEGER) > 0 ? Simple.BIGINT : Simple.INTEGER);
        }
        if (text.matches("\\d+\\.\\d*|\\.\\d+")) {
            String whole = text.substring(0, text.indexOf('.')).replaceFirst("^0+", "");
            int scale = text.length() - text.indexOf('.') - 1;
            int precision = Math.max(1, whole.length() + scale);
            if (precision > Types.MAX_DECIMAL_DIGITS) {
                throw SqlProblems.type(node, text + " has more than 38 digits", "");
            }
            return new Typed(written, new DecimalOf(precision, scale));
        }
        if (text.matches("(\\d+\\.?\\d*|\\.\\d+)[eE][+-]?\\d+")) {
            return new Typed(written, Simple.DOUBLE);
        }
        throw SqlProblems.refused(node, "the number " + text, "Write it in plain decimal digits.");
    }

    static Typed string(StringLiteralContext node, Scope scope, Translating query) {
        value(node.string());
        return new Typed(node.getText(), Simple.VARCHAR);
    }

    /** The text between the quotes. */
    static String value(StringContext node) {
        if (node instanceof BasicStringLiteralContext) {
            String text = node.getText();
            return text.substring(1, text.length() - 1).replace("''", "'");
        }
        throw SqlProblems.refused(node, "a text with Unicode escapes (U&'…')", "Write the characters themselves.");
    }

    static Typed interval(IntervalLiteralContext node, Scope scope, Translating query) {
        IntervalContext interval = node.interval();
        String amount = value(interval.string());
        if (interval.sign != null || interval.to != null || !amount.matches("\\d{1,8}")) {
            throw SqlProblems.refused(
                    node, "the interval " + amount, "Write a whole number of one unit, such as INTERVAL '7' DAY.");
        }
        return switch (interval.from.getStart().getType()) {
            case SqlBaseLexer.YEAR, SqlBaseLexer.MONTH -> new Typed(text(node), Simple.INTERVAL_MONTH);
            default -> new Typed(text(node), Simple.INTERVAL_DAY);
        };
    }

    static Typed typed(TypeConstructorContext node, Scope scope, Translating query) {
        String type = node.getStart().getText().toLowerCase(Locale.ROOT);
        String value = value(node.string());
        if (type.equals("date")) {
            requireDate(node, value);
            return new Typed(text(node), Simple.DATE);
        }
        if (type.equals("timestamp") && value.matches(TIMESTAMP)) {
            requireDate(node, value.substring(0, "yyyy-mm-dd".length()));
            return new Typed(text(node), Simple.TIMESTAMP);
        }
        Optional<Typed> other = ValueLiterals.of(node, type, value);
        if (other.isPresent()) {
            return other.get();
        }
        throw SqlProblems.refused(
                node,
                "the literal " + node.getText(),
                "Literals of a type are DATE 'yyyy-mm-dd' and TIMESTAMP 'yyyy-mm-dd hh:mm:ss', without a zone.");
    }

    /** Refuses a text that is no day of the calendar, as Athena does when the query runs. */
    static void requireDate(ParserRuleContext node, String value) {
        try {
            LocalDate.parse(value, DateTimeFormatter.ISO_LOCAL_DATE);
        } catch (DateTimeParseException e) {
            throw SqlProblems.type(
                    node,
                    "'" + value + "' is not a date",
                    value.matches("[yYmMdD/-]+")
                            ? "It is a placeholder: put a day in its place, such as '2024-01-05'."
                            : "Write it as yyyy-mm-dd, such as '2024-01-05'.");
        }
    }

    static Typed currentMoment(SpecialDateTimeFunctionContext node, Scope scope, Translating query) {
        if (node.precision != null) {
            throw SqlProblems.refused(node, node.getText(), "Leave out the precision.");
        }
        Instant now = query.asOf(node);
        return switch (node.name.getType()) {
            case SqlBaseLexer.CURRENT_DATE -> currentDate(now);
            case SqlBaseLexer.CURRENT_TIMESTAMP -> currentTimestamp(now);
            case SqlBaseLexer.LOCALTIMESTAMP ->
                new Typed("TIMESTAMP '" + MILLISECONDS.format(now) + "'", Simple.TIMESTAMP);
            default -> throw SqlProblems.refused(node, node.getText(), "It is not supported yet.");
        };
    }

    static Typed currentDate(Instant now) {
        return new Typed("DATE '" + now.atOffset(ZoneOffset.UTC).toLocalDate() + "'", Simple.DATE);
    }

    static Typed currentTimestamp(Instant now) {
        return new Typed("TIMESTAMPTZ '" + MILLISECONDS.format(now) + "+00'", ZonedOf.UTC);
    }

    static Typed array(ArrayConstructorContext node, Scope scope, Translating query) {
        Splice text = Splice.of(node);
        SqlType element = Simple.UNKNOWN;
        for (ExpressionContext item : node.expression()) {
            Typed value = query.expression(item, scope);
            SqlType before = element;
            element = Types.common(before, value.type())
                    .orElseThrow(() -> SqlProblems.type(
                            item,
                            "an array of " + before.athenaName() + " cannot hold "
                                    + value.type().athenaName(),
                            "Use CAST."));
            text.replace(item, value.sql());
        }
        return new Typed(text.text(), new ArrayOf(element));
    }

    private static String text(ParserRuleContext node) {
        return Splice.of(node).text();
    }
}
