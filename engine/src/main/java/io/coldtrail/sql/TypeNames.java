package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowField;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import io.trino.grammar.sql.SqlBaseLexer;
import io.trino.grammar.sql.SqlBaseParser.ArrayTypeContext;
import io.trino.grammar.sql.SqlBaseParser.DateTimeTypeContext;
import io.trino.grammar.sql.SqlBaseParser.DoublePrecisionTypeContext;
import io.trino.grammar.sql.SqlBaseParser.GenericTypeContext;
import io.trino.grammar.sql.SqlBaseParser.IntervalTypeContext;
import io.trino.grammar.sql.SqlBaseParser.LegacyArrayTypeContext;
import io.trino.grammar.sql.SqlBaseParser.LegacyMapTypeContext;
import io.trino.grammar.sql.SqlBaseParser.RowFieldContext;
import io.trino.grammar.sql.SqlBaseParser.RowTypeContext;
import io.trino.grammar.sql.SqlBaseParser.TypeContext;
import io.trino.grammar.sql.SqlBaseParser.TypeParameterContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types as a query writes them, in CAST. */
final class TypeNames {
    private static final Map<String, SqlType> SIMPLE = Map.ofEntries(
            Map.entry("varchar", Simple.VARCHAR),
            Map.entry("tinyint", Simple.TINYINT),
            Map.entry("smallint", Simple.SMALLINT),
            Map.entry("int", Simple.INTEGER),
            Map.entry("integer", Simple.INTEGER),
            Map.entry("bigint", Simple.BIGINT),
            Map.entry("real", Simple.REAL),
            Map.entry("double", Simple.DOUBLE),
            Map.entry("boolean", Simple.BOOLEAN),
            Map.entry("date", Simple.DATE),
            Map.entry("varbinary", Simple.VARBINARY),
            Map.entry("json", Simple.JSON),
            Map.entry("ipaddress", Simple.IPADDRESS));

    /** Digits after a second's point that DuckDB's timestamps hold. */
    static final int MAX_DIGITS = 6;

    private TypeNames() {}

    /** The type; a length of varchar is left out. */
    static SqlType of(TypeContext type) {
        if (type instanceof GenericTypeContext generic) {
            return generic(generic);
        }
        if (type instanceof DoublePrecisionTypeContext) {
            return Simple.DOUBLE;
        }
        if (type instanceof DateTimeTypeContext moment) {
            return moment(moment);
        }
        if (type instanceof IntervalTypeContext interval) {
            return interval.from.getStart().getType() == SqlBaseLexer.DAY ? Simple.INTERVAL_DAY : Simple.INTERVAL_MONTH;
        }
        if (type instanceof ArrayTypeContext array) {
            return new ArrayOf(of(array.type()));
        }
        if (type instanceof LegacyArrayTypeContext array) {
            return new ArrayOf(of(array.type()));
        }
        if (type instanceof LegacyMapTypeContext map) {
            return new MapOf(of(map.keyType), of(map.valueType));
        }
        if (type instanceof RowTypeContext row) {
            return new RowOf(row.rowField().stream().map(TypeNames::field).toList());
        }
        throw refused(type);
    }

    /** A type without parameters, by its name. */
    static Optional<SqlType> simple(String name) {
        return Optional.ofNullable(SIMPLE.get(name));
    }

    private static RowField field(RowFieldContext field) {
        String name = field.identifier() == null ? "" : Identifiers.name(field.identifier());
        return new RowField(name, of(field.type()));
    }

    private static SqlType generic(GenericTypeContext type) {
        String name = Identifiers.name(type.identifier());
        List<TypeParameterContext> parameters = type.typeParameter();
        SqlType simple = SIMPLE.get(name);
        if (simple != null && parameters.isEmpty()) {
            return simple;
        }
        if (name.equals("varchar") && parameters.size() == 1) {
            number(type, parameters.get(0), Integer.MAX_VALUE);
            return Simple.VARCHAR;
        }
        if (name.equals("array") && parameters.size() == 1 && parameters.get(0).type() != null) {
            return new ArrayOf(of(parameters.get(0).type()));
        }
        if (name.equals("map")
                && parameters.size() == 2
                && parameters.stream().allMatch(parameter -> parameter.type() != null)) {
            return new MapOf(of(parameters.get(0).type()), of(parameters.get(1).type()));
        }
        if ((name.equals("decimal") || name.equals("dec") || name.equals("numeric")) && parameters.size() <= 2) {
            return decimal(type, parameters);
        }
        throw refused(type);
    }

    private static SqlType decimal(GenericTypeContext type, List<TypeParameterContext> parameters) {
        int precision = parameters.isEmpty()
                ? Types.MAX_DECIMAL_DIGITS
                : number(type, parameters.get(0), Types.MAX_DECIMAL_DIGITS);
        int scale = parameters.size() < 2 ? 0 : number(type, parameters.get(1), precision);
        if (precision == 0) {
            throw wrong(type);
        }
        return new DecimalOf(precision, scale);
    }

    private static int number(TypeContext type, TypeParameterContext parameter, int most) {
        String text = parameter.getText();
        if (!text.matches("\\d{1,10}") || Long.parseLong(text) > most) {
            throw wrong(type);
        }
        return Integer.parseInt(text);
    }

    private static SqlType moment(DateTimeTypeContext type) {
        if (type.base.getType() != SqlBaseLexer.TIMESTAMP) {
            throw SqlProblems.refused(
                    type, "the type " + Splice.of(type).text(), "Times of day are not supported; use timestamp.");
        }
        int digits = type.precision == null ? SqlType.MILLISECONDS : number(type, type.precision, 12);
        if (digits > MAX_DIGITS) {
            throw SqlProblems.refused(
                    type, "the type " + Splice.of(type).text(), "Times have up to six digits after the seconds here.");
        }
        return type.WITH() == null ? Types.timestamp(digits) : new ZonedOf(ZonedOf.UTC.zone(), digits);
    }

    private static RuntimeException wrong(TypeContext type) {
        return SqlProblems.type(
                type, "there is no type " + Splice.of(type).text(), "A decimal has up to 38 digits: decimal(38,9).");
    }

    private static RuntimeException refused(TypeContext type) {
        return SqlProblems.refused(
                type,
                "the type " + type.getText() + " in a CAST",
                type.getText().equalsIgnoreCase("string")
                        ? "Athena's queries call it varchar."
                        : "The types are boolean, tinyint, smallint, integer, bigint, real, double, decimal, varchar, date,"
                                + " timestamp, array, map and row.");
    }
}
