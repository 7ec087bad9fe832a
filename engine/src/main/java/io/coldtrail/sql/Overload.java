package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.FunctionOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowField;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.Variable;
import io.coldtrail.sql.SqlType.WidestOf;
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
        return bind(arguments).map(bound -> fill(result, bound));
    }

    /**
     * What the letters of the signature stand for; empty where the arguments do not fit. A lambda among the arguments
     * says only how many parameters it has.
     */
    Optional<Map<String, SqlType>> bind(List<SqlType> arguments) {
        boolean counted = repeated == Repetition.LAST
                ? arguments.size() >= parameters.size()
                : arguments.size() == parameters.size();
        if (!counted) {
            return Optional.empty();
        }
        Map<String, SqlType> bound = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (!fits(parameter(i), arguments.get(i), bound)) {
                return Optional.empty();
            }
        }
        return Optional.of(bound);
    }

    /** What is wanted of an argument, by its position. */
    SqlType parameter(int index) {
        return parameters.get(Math.min(index, parameters.size() - 1));
    }

    boolean fitsExactly(List<SqlType> arguments) {
        return repeated == Repetition.NONE && parameters.equals(arguments);
    }

    /** Whether an argument is what is wanted, and notes what the letters stand for then. */
    static boolean fits(SqlType parameter, SqlType argument, Map<String, SqlType> bound) {
        if (parameter instanceof FunctionOf function) {
            return argument instanceof FunctionOf given
                    && given.parameters().size() == function.parameters().size();
        }
        if (argument instanceof FunctionOf) {
            return false;
        }
        if (parameter instanceof Variable variable) {
            if (!allows(variable.name(), argument)) {
                return false;
            }
            Optional<SqlType> merged = Types.common(bound.getOrDefault(variable.name(), Simple.UNKNOWN), argument);
            merged.ifPresent(type -> bound.put(variable.name(), type));
            return merged.isPresent();
        }
        if (argument == Simple.UNKNOWN) {
            return true;
        }
        if (parameter instanceof ArrayOf array) {
            return argument instanceof ArrayOf given && fits(array.element(), given.element(), bound);
        }
        if (parameter instanceof MapOf map) {
            return argument instanceof MapOf given
                    && fits(map.key(), given.key(), bound)
                    && fits(map.value(), given.value(), bound);
        }
        if (parameter instanceof RowOf row) {
            return argument instanceof RowOf given && fits(row, given, bound);
        }
        return Types.becomes(argument, parameter);
    }

    private static boolean fits(RowOf parameter, RowOf argument, Map<String, SqlType> bound) {
        int size = parameter.fields().size();
        boolean fits = size == argument.fields().size();
        for (int i = 0; fits && i < size; i++) {
            fits = fits(
                    parameter.fields().get(i).type(), argument.fields().get(i).type(), bound);
        }
        return fits;
    }

    /**
     * The letters mean: N a number, D a decimal, I an integer, O what can be ordered, E that and arrays and rows of it,
     * M a point in time, Z one with a zone; any other is anything.
     */
    private static boolean allows(String variable, SqlType argument) {
        boolean unknown = argument == Simple.UNKNOWN;
        return switch (variable) {
            case "N" -> unknown || Types.isNumber(argument);
            case "D" -> argument instanceof DecimalOf;
            case "I" -> unknown || Types.isInteger(argument);
            case "Z" -> argument instanceof SqlType.ZonedOf;
            case "O" -> Types.isScalar(argument);
            case "E" -> NestedComparisons.isOrdered(argument);
            case "M" -> unknown || Types.isMoment(argument);
            default -> true;
        };
    }

    /** A type of the signature with what its letters stand for. */
    static SqlType fill(SqlType type, Map<String, SqlType> bound) {
        if (type instanceof Variable variable) {
            return bound.getOrDefault(variable.name(), Simple.UNKNOWN);
        }
        if (type instanceof WidestOf widest && fill(widest.of(), bound) instanceof DecimalOf decimal) {
            return new DecimalOf(Types.MAX_DECIMAL_DIGITS, decimal.scale());
        }
        if (type instanceof ArrayOf array) {
            return new ArrayOf(fill(array.element(), bound));
        }
        if (type instanceof MapOf map) {
            return new MapOf(fill(map.key(), bound), fill(map.value(), bound));
        }
        if (type instanceof RowOf row) {
            return new RowOf(row.fields().stream()
                    .map(field -> new RowField(field.name(), fill(field.type(), bound)))
                    .toList());
        }
        return type;
    }

    /** The form in words, such as {@code split(varchar, varchar)}. */
    String form() {
        String last = repeated == Repetition.LAST ? ", …" : "";
        return parameters.stream().map(SqlType::athenaName).collect(Collectors.joining(", ", name + "(", last + ")"));
    }
}
