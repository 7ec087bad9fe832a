package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One form of a function: what it takes, what it gives, and what becomes of it.
 *
 * @param repeated whether the last parameter may be given any number of times
 * @param duckdb for {@link Support#REWRITE} a template, or {@code @} and the name of a {@link SpecialCall}; {@code ""}
 *     otherwise
 * @param note why it is refused, or what to know about it
 */
record Overload(
        String name,
        Kind kind,
        Support support,
        List<SqlType> parameters,
        Repetition repeated,
        SqlType result,
        String duckdb,
        String note) {

    enum Kind {
        SCALAR,
        AGGREGATE,
        WINDOW
    }

    /** How an Athena function is brought to DuckDB. */
    enum Support {
        /** DuckDB's function of the same name means the same; it was tried. */
        SAME,
        /** A macro of the prelude named {@code athena_} and the function's name. */
        MACRO,
        /** A template, or code. */
        REWRITE,
        REFUSED
    }

    enum Repetition {
        NONE,
        LAST
    }

    /** Whether the arguments fit as they are, or with Athena's own widening, and the type of the result then. */
    Optional<SqlType> resultFor(List<SqlType> arguments) {
        boolean counted = repeated == Repetition.LAST
                ? arguments.size() >= parameters.size()
                : arguments.size() == parameters.size();
        if (!counted) {
            return Optional.empty();
        }
        Map<String, SqlType> bound = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            SqlType parameter = parameters.get(Math.min(i, parameters.size() - 1));
            if (!fits(parameter, arguments.get(i), bound)) {
                return Optional.empty();
            }
        }
        return Optional.of(fill(result, bound));
    }

    boolean fitsExactly(List<SqlType> arguments) {
        return repeated == Repetition.NONE && parameters.equals(arguments);
    }

    private static boolean fits(SqlType parameter, SqlType argument, Map<String, SqlType> bound) {
        if (parameter instanceof Variable variable) {
            if (!allows(variable.name(), argument)) {
                return false;
            }
            Optional<SqlType> merged = Types.common(bound.getOrDefault(variable.name(), Simple.UNKNOWN), argument);
            merged.ifPresent(type -> bound.put(variable.name(), type));
            return merged.isPresent();
        }
        if (parameter instanceof ArrayOf array) {
            return argument instanceof ArrayOf given && fits(array.element(), given.element(), bound);
        }
        if (parameter instanceof MapOf map) {
            return argument instanceof MapOf given
                    && fits(map.key(), given.key(), bound)
                    && fits(map.value(), given.value(), bound);
        }
        return Types.becomes(argument, parameter);
    }

    /**
     * The letters mean: N a number, D a decimal, I an integer, O what can be ordered, M a point in time, Z one with a
     * zone; any other is anything.
     */
    private static boolean allows(String variable, SqlType argument) {
        boolean unknown = argument == Simple.UNKNOWN;
        return switch (variable) {
            case "N" -> unknown || Types.isNumber(argument);
            case "D" -> argument instanceof SqlType.DecimalOf;
            case "I" -> unknown || Types.isInteger(argument);
            case "Z" -> argument instanceof SqlType.ZonedOf;
            case "O" -> Types.isScalar(argument) && !Types.isInterval(argument);
            case "M" -> unknown || Types.isMoment(argument);
            default -> true;
        };
    }

    private static SqlType fill(SqlType type, Map<String, SqlType> bound) {
        if (type instanceof Variable variable) {
            return bound.getOrDefault(variable.name(), Simple.UNKNOWN);
        }
        if (type instanceof ArrayOf array) {
            return new ArrayOf(fill(array.element(), bound));
        }
        if (type instanceof MapOf map) {
            return new MapOf(fill(map.key(), bound), fill(map.value(), bound));
        }
        return type;
    }

    /** The form in words, such as {@code split(varchar, varchar)}. */
    String form() {
        String last = repeated == Repetition.LAST ? ", …" : "";
        return parameters.stream().map(SqlType::athenaName).collect(Collectors.joining(", ", name + "(", last + ")"));
    }
}
