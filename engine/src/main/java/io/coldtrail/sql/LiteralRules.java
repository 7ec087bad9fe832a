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
import io.trino.grammar.sql.SqlBaseParser.IntervalLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.NullLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.NumericLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.SpecialDateTimeFunctionContext;
import io.trino.grammar.sql.SqlBaseParser.StringContext;
import io.trino.grammar.sql.SqlBaseParser.StringLiteralContext;
import io.trino.grammar.sql.SqlBaseParser.TypeConstructorContext;
import io.trino.grammar.sql.SqlBaseParser.UnicodeStringLiteralContext;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Values that are written down, and those that follow the moment taken for now. */
final class LiteralRules {
    private static final Map<String, Integer> RADIXES = Map.of("0x", 16, "0o", 8, "0b", 2);

    private LiteralRules() {}

    static Typed nullLiteral(NullLiteralContext node, Scope scope, Translating query) {
        return new Typed(node.getText(), Simple.UNKNOWN);
    }

    static Typed booleanLiteral(BooleanLiteralContext node, Scope scope, Translating query) {
        return new Typed(node.getText(), Simple.BOOLEAN);
    }

    static Typed number(NumericLiteralContext node, Scope scope, Translating query) {
        String text = node.number().getStop().getText().replace("_", "");
        Integer radix =
                RADIXES.get(text.substring(0, Math.min(2, text.length())).toLowerCase(Locale.ROOT));
        if (radix != null) {
            text = new BigInteger(text.substring(2), radix).toString();
        }
        boolean plain = text.equals(node.number().getStop().getText());
        String written = plain
                ? Splice.of(node).text()
                : Splice.of(node).replace(node.number().getStop(), text).text();
        if (text.matches("\\d+")) {
            return integer(
                    node,
                    written,
                    new BigInteger(node.number().getStart() == node.number().getStop() ? text : "-" + text));
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

    private static Typed integer(NumericLiteralContext node, String written, BigInteger value) {
        if (value.bitLength() >= Long.SIZE) {
            throw SqlProblems.type(node, value + " is no bigint", "A bigint has up to 19 digits.");
        }
        SqlType type = value.bitLength() < Integer.SIZE ? Simple.INTEGER : Simple.BIGINT;
        // To DuckDB the least number of a type is the negative of one that the type does not hold.
        boolean least =
                value.equals(BigInteger.valueOf(Integer.MIN_VALUE)) || value.equals(BigInteger.valueOf(Long.MIN_VALUE));
        return new Typed(least ? "CAST(" + written + " AS " + DuckTypes.name(type) + ")" : written, type);
    }

    static Typed string(StringLiteralContext node, Scope scope, Translating query) {
        boolean plain = node.string() instanceof BasicStringLiteralContext;
        return new Typed(plain ? node.getText() : Call.quote(value(node.string())), Simple.VARCHAR);
    }

    /** The text between the quotes. */
    static String value(StringContext node) {
        if (node instanceof BasicStringLiteralContext) {
            String text = node.getText();
            return text.substring(1, text.length() - 1).replace("''", "'");
        }
        return UnicodeText.of((UnicodeStringLiteralContext) node);
    }

    static Typed interval(IntervalLiteralContext node, Scope scope, Translating query) {
        return Intervals.literal(node.interval());
    }

    /** A type and a text: {@code DATE '2024-01-05'}, {@code DECIMAL '1.50'}. */
    static Typed typed(TypeConstructorContext node, Scope scope, Translating query) {
        String name = node.identifier() == null ? "double" : Identifiers.name(node.identifier());
        String value = value(node.string());
        return switch (name) {
            case "date" -> MomentLiterals.date(node, value);
            case "timestamp" -> MomentLiterals.timestamp(node, value);
            case "decimal" -> decimal(node, value);
            default -> cast(node, name, value);
        };
    }

    /** The text decides how many digits the type has. */
    private static Typed decimal(TypeConstructorContext node, String text) {
        if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)")) {
            throw SqlProblems.type(node, "'" + text + "' is not a decimal", "Write it as '1.50'.");
        }
        int point = text.indexOf('.');
        int scale = point < 0 ? 0 : text.length() - point - 1;
        String whole = (point < 0 ? text : text.substring(0, point)).replaceFirst("^[+-]?0*", "");
        DecimalOf type = new DecimalOf(Math.max(1, whole.length() + scale), scale);
        if (type.precision() > Types.MAX_DECIMAL_DIGITS) {
            throw SqlProblems.type(node, text + " has more than 38 digits", "");
        }
        return new Typed("CAST(" + Call.quote(text) + " AS " + DuckTypes.name(type) + ")", type);
    }

    private static Typed cast(TypeConstructorContext node, String name, String text) {
        Optional<Typed> special = ValueLiterals.of(node, name, text);
        if (special.isPresent()) {
            return special.get();
        }
        return TypeNames.simple(name)
                .flatMap(target -> Casts.convert(
                                new Typed(Call.quote(text), Simple.VARCHAR), target, CastRules.Failure.ERROR)
                        .map(sql -> new Typed(sql, target)))
                .orElseThrow(() -> SqlProblems.refused(
                        node,
                        "the literal " + node.getText(),
                        "Literals of a type are DATE 'yyyy-mm-dd', TIMESTAMP 'yyyy-mm-dd hh:mm:ss' and numbers."));
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
        int digits = node.precision == null ? SqlType.MILLISECONDS : Integer.parseInt(node.precision.getText());
        if (digits > TypeNames.MAX_DIGITS) {
            throw SqlProblems.refused(node, node.getText(), "Times have up to six digits after the seconds here.");
        }
        Instant now = MomentLiterals.shortened(query.asOf(node), digits);
        return switch (node.name.getType()) {
            case SqlBaseLexer.CURRENT_DATE -> currentDate(now);
            case SqlBaseLexer.CURRENT_TIMESTAMP ->
                new Typed(MomentLiterals.instant(now), new ZonedOf(ZonedOf.UTC.zone(), digits));
            case SqlBaseLexer.LOCALTIMESTAMP -> new Typed(MomentLiterals.timestamp(now), Types.timestamp(digits));
            default -> throw SqlProblems.refused(node, node.getText(), "Times of day are not supported.");
        };
    }

    static Typed currentDate(Instant now) {
        return new Typed("DATE '" + now.atOffset(ZoneOffset.UTC).toLocalDate() + "'", Simple.DATE);
    }

    static Typed currentTimestamp(Instant now) {
        return new Typed(MomentLiterals.instant(MomentLiterals.shortened(now, SqlType.MILLISECONDS)), ZonedOf.UTC);
    }

    static Typed array(ArrayConstructorContext node, Scope scope, Translating query) {
        List<Typed> items = new ArrayList<>();
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
            items.add(value);
        }
        Splice text = Splice.of(node);
        for (int i = 0; i < items.size(); i++) {
            boolean nested = NestedComparisons.isNested(element);
            Typed item = items.get(i);
            text.replace(node.expression(i), nested ? DuckTypes.cast(item, element) : item.sql());
        }
        return new Typed(text.text(), new ArrayOf(element));
    }
}
