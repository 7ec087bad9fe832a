package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.Simple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;

/** Calls on arrays and maps that a template cannot say. */
final class ArrayCalls {
    private ArrayCalls() {}

    /** {@code array_join} of any type that Athena casts to a text. */
    static Typed join(Call call) {
        call.requireSize(2, 3);
        Typed array = call.typed(0);
        if (array.type() == Simple.UNKNOWN) {
            return new Typed("CAST(NULL AS VARCHAR)", Simple.VARCHAR);
        }
        if (!(array.type() instanceof ArrayOf type)) {
            throw SqlProblems.type(
                    call.argument(0),
                    "array_join is for arrays and this is " + array.type().athenaName(),
                    "");
        }
        String element = "athena_e" + call.scope().lambdas();
        String text = type.element() == Simple.VARCHAR
                ? element
                : CastRules.convert(new Typed(element, type.element()), Simple.VARCHAR, CastRules.Failure.ERROR)
                        .orElseThrow(() -> SqlProblems.refused(
                                call.argument(0),
                                "array_join of " + array.type().athenaName(),
                                "Use transform first."));
        StringBuilder sql = new StringBuilder("athena_array_join(").append(array.sql());
        if (!text.equals(element)) {
            sql.insert(sql.length() - array.sql().length(), "list_transform(")
                    .append(", lambda " + element + ": " + text + ")");
        }
        for (int i = 1; i < call.size(); i++) {
            sql.append(", ").append(call.sql(i, Simple.VARCHAR));
        }
        return new Typed(sql.append(")").toString(), Simple.VARCHAR);
    }

    /** {@code map_concat}: as soon as one is NULL, so is the whole. */
    static Typed mapConcat(Call call) {
        call.requireSize(2, Integer.MAX_VALUE);
        List<Typed> maps = new ArrayList<>();
        SqlType type = Simple.UNKNOWN;
        for (int i = 0; i < call.size(); i++) {
            Typed map = call.typed(i);
            SqlType before = type;
            type = Types.common(before, map.type())
                    .filter(common -> common instanceof MapOf || common == Simple.UNKNOWN)
                    .orElseThrow(() -> SqlProblems.type(
                            call.node(),
                            "map_concat does not take " + map.type().athenaName(),
                            "It takes maps."));
            maps.add(map);
        }
        Collections.reverse(maps);
        SqlType whole = type;
        String entries = maps.stream()
                .map(map -> "map_entries(" + DuckTypes.cast(map, whole) + ")")
                .collect(Collectors.joining(", "));
        return new Typed(
                "CASE WHEN " + missing(maps) + " THEN NULL ELSE athena_map_concat(list_concat(" + entries + ")) END",
                type);
    }

    /** Whether {@code ||} or concat with an argument of the type makes an array. */
    static boolean concatenates(SqlType type) {
        return type instanceof ArrayOf;
    }

    /**
     * {@code ||} and concat of arrays and elements. What is no array is an element; a NULL array makes the whole NULL.
     *
     * @param nodes where the operands stand
     */
    static Typed concatenated(List<? extends ParserRuleContext> nodes, List<Typed> operands) {
        SqlType type = operands.stream()
                .map(Typed::type)
                .filter(ArrayOf.class::isInstance)
                .findFirst()
                .orElseThrow();
        List<SqlType> wholes = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            SqlType operand = operands.get(i).type();
            boolean whole =
                    (operand instanceof ArrayOf && Types.common(type, operand).isPresent());
            SqlType before = type;
            type = Types.common(before, whole ? operand : new ArrayOf(operand))
                    .orElseThrow(() -> SqlProblems.type(
                            nodes.get(0),
                            operand.athenaName() + " does not go into " + before.athenaName(),
                            "Use CAST."));
            wholes.add(whole ? operand : Simple.UNKNOWN);
        }
        List<Typed> lists = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Typed operand = operands.get(i);
            lists.add(
                    wholes.get(i) == Simple.UNKNOWN
                            ? new Typed("[" + operand.sql() + "]", new ArrayOf(operand.type()))
                            : operand);
        }
        return new Typed(joined(lists, type), type);
    }

    private static String joined(List<Typed> values, SqlType type) {
        String call = values.stream()
                .map(value -> DuckTypes.cast(value, type))
                .collect(Collectors.joining(", ", "list_concat(", ")"));
        return "CASE WHEN " + missing(values) + " THEN NULL ELSE " + call + " END";
    }

    private static String missing(List<Typed> values) {
        return values.stream()
                .filter(value -> !value.sql().startsWith("["))
                .map(value -> "(" + value.sql() + ") IS NULL")
                .collect(Collectors.joining(" OR "));
    }
}
