package io.coldtrail.columnar;

import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows as plain Java values over a schema that has every type, and their way into a batch. */
final class SampleRows {
    static final ColumnType STRUCT = new ColumnType.Struct(List.of(
            Column.text("a"),
            new Column("n", ColumnType.INT32),
            new Column(
                    "inner", new ColumnType.Struct(List.of(Column.text("b"), new Column("m", ColumnType.TEXT_MAP))))));

    static final List<Column> SCHEMA = List.of(
            Column.text("t"),
            Column.text("eventid"),
            new Column("i", ColumnType.INT32),
            new Column("l", ColumnType.INT64),
            new Column("s", STRUCT),
            new Column("xs", new ColumnType.ListOf(ColumnType.TEXT)),
            new Column("ss", new ColumnType.ListOf(STRUCT)),
            new Column("m", ColumnType.TEXT_MAP));

    private SampleRows() {}

    /** The cases that differ only by what is NULL and what is empty. */
    static List<Map<String, Object>> edges() {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(Map.of());
        for (Object text : List.of("", "x", "é€😀", "a\nb\t\"q\" \\", "-", "null", "y".repeat(3_000))) {
            rows.add(Map.of("t", text, "eventid", text));
        }
        for (Object number : List.of(0L, 1L, -1L, (long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE)) {
            rows.add(Map.of("i", number, "l", number));
        }
        rows.add(Map.of("l", Long.MAX_VALUE));
        rows.add(Map.of("l", Long.MIN_VALUE));
        rows.add(Map.of("s", Map.of()));
        rows.add(Map.of("s", Map.of("a", "", "inner", Map.of())));
        rows.add(Map.of("s", Map.of("inner", Map.of("b", "x", "m", Map.of()))));
        rows.add(Map.of("xs", List.of()));
        rows.add(Map.of("xs", Arrays.asList((Object) null)));
        rows.add(Map.of("xs", Arrays.asList("", null, "x", null)));
        rows.add(Map.of("ss", List.of()));
        rows.add(Map.of("ss", Arrays.asList(null, Map.of(), Map.of("n", 7L, "inner", Map.of()))));
        rows.add(Map.of("m", Map.of()));
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("", "");
        entries.put("none", null);
        entries.put("K", "v");
        rows.add(Map.of("m", entries));
        rows.add(Map.of());
        return rows;
    }

    static List<Map<String, Object>> random(int count, long seed) {
        Random random = new Random(seed);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(fields(SCHEMA, random));
        }
        return rows;
    }

    private static Map<String, Object> fields(List<Column> columns, Random random) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Column column : columns) {
            if (random.nextInt(4) > 0) {
                fields.put(column.name(), value(column.type(), random));
            }
        }
        return fields;
    }

    private static Object value(ColumnType type, Random random) {
        if (type instanceof ColumnType.Struct struct) {
            return fields(struct.fields(), random);
        }
        if (type instanceof ColumnType.ListOf list) {
            List<Object> elements = new ArrayList<>();
            for (int count = random.nextInt(4); count > 0; count--) {
                elements.add(random.nextInt(4) == 0 ? null : value(list.element(), random));
            }
            return elements;
        }
        if (type.equals(ColumnType.TEXT_MAP)) {
            Map<String, Object> entries = new LinkedHashMap<>();
            for (int count = random.nextInt(4); count > 0; count--) {
                entries.put("k" + count, random.nextInt(4) == 0 ? null : "v" + random.nextInt(50));
            }
            return entries;
        }
        if (type.equals(ColumnType.INT32)) {
            return (long) random.nextInt();
        }
        if (type.equals(ColumnType.INT64)) {
            return random.nextLong();
        }
        return "text é " + random.nextInt(300);
    }

    /** A batch of rows. */
    static RecordBatch batch(List<Map<String, Object>> rows) {
        RecordBatch batch = new RecordBatch(SCHEMA);
        for (Map<String, Object> row : rows) {
            stage(batch, row);
            batch.commitRow();
        }
        return batch;
    }

    /** Stages a row, which is not committed. */
    static void stage(RecordBatch batch, Map<String, Object> row) {
        for (int i = 0; i < SCHEMA.size(); i++) {
            stage(batch.vector(i), SCHEMA.get(i).type(), row.get(SCHEMA.get(i).name()));
        }
    }

    private static void stage(Vector vector, ColumnType type, @Nullable Object value) {
        if (value == null) {
            return;
        }
        if (vector instanceof TextVector text) {
            text.stage((String) value);
        } else if (vector instanceof NumberVector number) {
            number.stage((Long) value);
        } else if (vector instanceof StructVector struct) {
            struct.stage();
            List<Column> fields = ((ColumnType.Struct) type).fields();
            for (int i = 0; i < fields.size(); i++) {
                stage(
                        struct.field(i),
                        fields.get(i).type(),
                        ((Map<?, ?>) value).get(fields.get(i).name()));
            }
        } else if (vector instanceof ListVector list) {
            list.stage();
            for (Object element : (List<?>) value) {
                stage(list.elements(), ((ColumnType.ListOf) type).element(), element);
                list.elements().commitRow();
            }
        } else if (vector instanceof TextMapVector map) {
            map.stage();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                map.keys().stage((String) entry.getKey());
                stage(map.values(), ColumnType.TEXT, entry.getValue());
                map.commitEntry();
            }
        }
    }
}
