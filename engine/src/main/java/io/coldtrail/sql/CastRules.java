package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.Simple;
import io.trino.grammar.sql.SqlBaseLexer;
import io.trino.grammar.sql.SqlBaseParser.CastContext;
import io.trino.grammar.sql.SqlBaseParser.DateTimeTypeContext;
import io.trino.grammar.sql.SqlBaseParser.GenericTypeContext;
import io.trino.grammar.sql.SqlBaseParser.TypeContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** CAST and TRY_CAST. Athena takes fewer texts for a number or a date than DuckDB, so macros check them. */
final class CastRules {
    private static final Map<String, SqlType> SIMPLE = Map.of(
            "varchar", Simple.VARCHAR,
            "int", Simple.INTEGER,
            "integer", Simple.INTEGER,
            "bigint", Simple.BIGINT,
            "double", Simple.DOUBLE,
            "boolean", Simple.BOOLEAN,
            "date", Simple.DATE,
            "json", Simple.JSON,
            "ipaddress", Simple.IPADDRESS,
            "varbinary", Simple.VARBINARY);

    private CastRules() {}

    /** What becomes of a text that is no value of the type. */
    enum Failure {
        ERROR(""),
        NULL("try_");

        private final String prefix;

        Failure(String prefix) {
            this.prefix = prefix;
        }
    }

    static Typed cast(CastContext node, Scope scope, Translating query) {
        Typed value = query.expression(node.expression(), scope);
        Failure failure = node.getStart().getType() == SqlBaseLexer.TRY_CAST ? Failure.NULL : Failure.ERROR;
        if (node.type() instanceof GenericTypeContext generic
                && name(generic).equals("varchar")
                && generic.typeParameter().size() == 1) {
            return shortened(node, generic, value);
        }
        SqlType target = target(node.type());
        if (target == Simple.DATE && failure == Failure.ERROR && isText(node.expression())) {
            requireDate(node.expression());
            return new Typed(Splice.of(node).text(), Simple.DATE);
        }
        String sql = convert(value, target, failure)
                .orElseThrow(() -> SqlProblems.refused(
                        node,
                        "a CAST of " + value.type().athenaName() + " to " + target.athenaName(),
                        "It is not supported yet."));
        return new Typed(sql, target);
    }

    /** {@code CAST(x AS varchar(n))} keeps the first n characters. */
    private static Typed shortened(CastContext node, GenericTypeContext type, Typed value) {
        String length = type.typeParameter(0).getText();
        if (value.type() != Simple.VARCHAR || !length.matches("[1-9]\\d{0,8}")) {
            throw SqlProblems.refused(node, "this CAST to " + type.getText(), "Use CAST(… AS varchar).");
        }
        return new Typed("substr(" + value.sql() + ", 1, " + length + ")", Simple.VARCHAR);
    }

    static boolean isText(ParserRuleContext node) {
        return node.getStart() == node.getStop() && node.getStart().getType() == SqlBaseLexer.STRING;
    }

    static void requireDate(ParserRuleContext text) {
        String quoted = text.getText();
        LiteralRules.requireDate(text, quoted.substring(1, quoted.length() - 1));
    }

    /** The expression that makes one type of the other; empty where that is not known to mean the same. */
    static Optional<String> convert(Typed value, SqlType target, Failure failure) {
        SqlType from = value.type();
        if (from == Simple.JSON || target == Simple.JSON) {
            return JsonCasts.convert(value, target, failure).map(Typed::sql);
        }
        String plain = "CAST(" + value.sql() + " AS " + target.athenaName().toUpperCase(Locale.ROOT) + ")";
        String checked = "athena_" + failure.prefix + "cast_" + target.athenaName() + "(" + value.sql() + ")";
        if (from == Simple.IPADDRESS || target == Simple.IPADDRESS) {
            return AddressCasts.convert(value, target, failure).map(Typed::sql);
        }
        boolean number = Types.isInteger(from) || from instanceof DecimalOf;
        if (from.equals(target) || from == Simple.UNKNOWN) {
            return Optional.of(plain);
        }
        if (from == Simple.VARCHAR) {
            return Optional.of(checked);
        }
        if (target == Simple.VARCHAR) {
            return only(plain, number || from == Simple.BOOLEAN || from == Simple.DATE);
        }
        if (target == Simple.DATE || target == Simple.TIMESTAMP) {
            return only(plain, Types.isMoment(from));
        }
        if (failure == Failure.NULL) {
            return Optional.empty();
        }
        if (Types.isInteger(target)) {
            if (from == Simple.DOUBLE) {
                return Optional.of("CAST(round(" + value.sql() + ") AS "
                        + target.athenaName().toUpperCase(Locale.ROOT) + ")");
            }
            return only(plain, number || from == Simple.BOOLEAN);
        }
        return only(plain, number && target == Simple.DOUBLE);
    }

    private static Optional<String> only(String sql, boolean known) {
        return known ? Optional.of(sql) : Optional.empty();
    }

    private static SqlType target(TypeContext type) {
        if (type instanceof GenericTypeContext generic
                && generic.typeParameter().isEmpty()) {
            SqlType simple = SIMPLE.get(name(generic));
            if (simple != null) {
                return simple;
            }
        }
        if (type instanceof DateTimeTypeContext moment
                && moment.base.getType() == SqlBaseLexer.TIMESTAMP
                && moment.WITH() == null
                && (moment.precision == null || moment.precision.getText().equals("3"))) {
            return Simple.TIMESTAMP;
        }
        throw SqlProblems.refused(
                type,
                "the type " + type.getText() + " in a CAST",
                type.getText().equalsIgnoreCase("string")
                        ? "Athena's queries call it varchar."
                        : "The types are varchar, integer, bigint, double, boolean, date and timestamp.");
    }

    private static String name(GenericTypeContext type) {
        return Identifiers.name(type.identifier());
    }
}
