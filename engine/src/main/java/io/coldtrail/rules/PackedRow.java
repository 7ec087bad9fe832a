package io.coldtrail.rules;

import io.coldtrail.json.JsonArrays;
import io.coldtrail.query.Value;
import io.coldtrail.sql.OutputColumn;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows that come out of the database as two texts, each a JSON array: the driver takes as long for each value of a row, however
 * short, as for a long text.
 */
final class PackedRow {
    private PackedRow() {}

    /**
     * A query that gives the rows of another as two texts.
     *
     * @param rows texts, booleans, whole numbers, and lists, structs and maps of texts
     * @param first how many of the columns are in the first text; the others are in the second
     */
    static Translation packed(Translation rows, int first) {
        List<String> names = IntStream.range(0, rows.columns().size())
                .mapToObj(position -> "c" + position)
                .toList();
        return new Translation(
                "SELECT " + array(names.subList(0, first)) + ", " + array(names.subList(first, names.size()))
                        + " FROM (" + rows.duckdbSql() + ") AS rows_to_pack(" + String.join(", ", names) + ")",
                List.of(new OutputColumn("first", Simple.VARCHAR), new OutputColumn("second", Simple.VARCHAR)),
                rows.tables());
    }

    private static String array(List<String> names) {
        return names.stream().collect(Collectors.joining(", ", "CAST(json_array(", ") AS VARCHAR)"));
    }

    /** The values in one of the texts. Structs and maps are rows both, structs with all of their fields in order. */
    static List<Value> values(String packed) {
        return JsonArrays.elements(packed, new Values());
    }

    private static final class Values implements JsonArrays.Maker<Value> {
        @Override
        public Value none() {
            return Value.Null.NULL;
        }

        @Override
        public Value text(String value) {
            return new Value.Text(value);
        }

        @Override
        public Value bool(boolean value) {
            return new Value.Bool(value);
        }

        @Override
        public Value whole(long value) {
            return new Value.Whole(value);
        }

        @Override
        public Value list(List<Value> values) {
            return new Value.Sequence(values);
        }

        @Override
        public Value object(List<String> names, List<Value> values) {
            List<Value.Field> fields = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                fields.add(new Value.Field(names.get(i), values.get(i)));
            }
            return new Value.Row(fields);
        }
    }
}
