package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowField;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Casts to and from JSON. */
final class JsonCasts {
    private JsonCasts() {}

    /** The expression in the other type, if one of the two is JSON and Athena makes one of the other. */
    static Optional<Typed> convert(Typed value, SqlType target, CastRules.Failure failure) {
        if (target == Simple.JSON) {
            return written(value.sql(), value.type(), 0).map(sql -> new Typed(sql, target));
        }
        if (value.type() != Simple.JSON) {
            return Optional.empty();
        }
        return descriptor(target).map(type -> {
            String function = failure == CastRules.Failure.NULL ? "athena_try_json_cast" : "athena_json_cast";
            String text = function + "(" + value.sql() + ", " + Call.quote(type) + ")";
            return new Typed(
                    "CAST(" + text + (isNested(target) ? "::JSON AS " : " AS ") + DuckTypes.name(target) + ")", target);
        });
    }

    private static boolean isNested(SqlType type) {
        return type instanceof ArrayOf || type instanceof MapOf || type instanceof RowOf;
    }

    /** A type for {@code athena_json_cast}; empty where Athena makes none of JSON. */
    private static Optional<String> descriptor(SqlType type) {
        if (type instanceof ArrayOf array) {
            return descriptor(array.element()).map(element -> "array<" + element + ">");
        }
        if (type instanceof MapOf map) {
            return isScalar(map.key())
                    ? descriptor(map.value()).map(value -> "map<" + map.key().athenaName() + "," + value + ">")
                    : Optional.empty();
        }
        if (type instanceof RowOf row) {
            List<String> fields = new ArrayList<>();
            for (RowField field : row.fields()) {
                Optional<String> fieldType = descriptor(field.type());
                if (fieldType.isEmpty() || field.name().isEmpty()) {
                    return Optional.empty();
                }
                fields.add("\"" + field.name().replace("\\", "\\\\").replace("\"", "\\\"") + "\"" + fieldType.get());
            }
            return Optional.of("row<" + String.join(",", fields) + ">");
        }
        return isScalar(type) || type == Simple.JSON ? Optional.of(type.athenaName()) : Optional.empty();
    }

    private static boolean isScalar(SqlType type) {
        return Types.isNumber(type) || type == Simple.VARCHAR || type == Simple.BOOLEAN;
    }

    /**
     * The JSON text of a value, NULL for NULL; empty where Athena makes no JSON of the type.
     *
     * @param depth of lambdas around it, so that each has a parameter of its own
     */
    private static Optional<String> written(String sql, SqlType type, int depth) {
        if (type instanceof ArrayOf array) {
            String element = "athena_j" + depth;
            return written(element, array.element(), depth + 1)
                    .map(json ->
                            "athena_json_array(list_transform(" + sql + ", lambda " + element + ": " + json + "))");
        }
        if (type instanceof MapOf map) {
            String entry = "athena_j" + depth;
            return isScalar(map.key())
                    ? written(entry + ".\"value\"", map.value(), depth + 1)
                            .map(json -> "athena_json_object(list_transform(map_entries(" + sql + "), lambda " + entry
                                    + ": {'k': " + key(entry + ".\"key\"", map.key()) + ", 'v': " + json + "}))")
                    : Optional.empty();
        }
        return type instanceof RowOf row ? writtenRow(sql, row, depth) : scalar(sql, type);
    }

    private static Optional<String> writtenRow(String sql, RowOf row, int depth) {
        StringBuilder json = new StringBuilder("CASE WHEN (" + sql + ") IS NOT NULL THEN '{'");
        for (int i = 0; i < row.fields().size(); i++) {
            RowField field = row.fields().get(i);
            Optional<String> value = written("struct_extract_at(" + sql + ", " + (i + 1) + ")", field.type(), depth);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            json.append(i == 0 ? "" : " || ','")
                    .append(" || athena_json_quote(")
                    .append(Call.quote(field.name()))
                    .append(") || ':' || coalesce(")
                    .append(value.get())
                    .append(", 'null')");
        }
        return Optional.of(json.append(" || '}' END").toString());
    }

    private static String key(String sql, SqlType type) {
        if (type == Simple.DOUBLE || type == Simple.REAL) {
            return "trim(athena_json_" + type.athenaName() + "(" + sql + "), '\"')";
        }
        return "CAST(" + sql + " AS VARCHAR)";
    }

    private static Optional<String> scalar(String sql, SqlType type) {
        if (type == Simple.VARCHAR) {
            return Optional.of("athena_json_quote(" + sql + ")");
        }
        if (type == Simple.JSON) {
            return Optional.of(sql);
        }
        if (type == Simple.DOUBLE || type == Simple.REAL) {
            return Optional.of("athena_json_" + type.athenaName() + "(" + sql + ")");
        }
        if (type == Simple.DATE) {
            return Optional.of("('\"' || CAST(" + sql + " AS VARCHAR) || '\"')");
        }
        if (Types.isTimestamp(type)) {
            return CastsToText.convert(new Typed(sql, type)).map(text -> "('\"' || " + text + " || '\"')");
        }
        boolean plain = Types.isInteger(type) || type instanceof DecimalOf || type == Simple.BOOLEAN;
        return plain || type == Simple.UNKNOWN ? Optional.of("CAST(" + sql + " AS VARCHAR)") : Optional.empty();
    }
}
