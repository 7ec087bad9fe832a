package io.coldtrail.columnar;

import io.coldtrail.columnar.encode.ChunkEncoder;
import io.coldtrail.columnar.encode.NumberEncoder;
import io.coldtrail.columnar.encode.NumberWidth;
import io.coldtrail.columnar.encode.PageCompressor;
import io.coldtrail.columnar.encode.TextEncoder;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnDescriptor;

/**
 * Takes a column of any type apart into levels and values of its leaves, as the Dremel paper does and
 * {@link ParquetSchemas} lays out. Rows come in ranges, and ranges go down the tree whole wherever all or none is NULL.
 */
abstract sealed class Shredder {

    /** Makes the encoders of a file's leaves, in the order of its schema. */
    static final class Leaves {
        private final Iterator<ColumnDescriptor> columns;
        private final Set<String> distinct;
        private final PageCompressor compressor;

        /** @param distinct columns whose values hardly ever repeat */
        Leaves(List<ColumnDescriptor> columns, Set<String> distinct, PageCompressor compressor) {
            this.columns = columns.iterator();
            this.distinct = distinct;
            this.compressor = compressor;
        }

        private Text text() {
            ColumnDescriptor column = columns.next();
            boolean repeats = column.getPath().length > 1 || !distinct.contains(column.getPath()[0]);
            return new Text(
                    repeats ? TextEncoder.repeating(column, compressor) : TextEncoder.distinct(column, compressor));
        }

        private Numbers number(NumberWidth width) {
            return new Numbers(NumberEncoder.of(columns.next(), width, compressor));
        }
    }

    /** For a column or field of a type; takes what it needs of the leaves. */
    static Shredder of(ColumnType type, Leaves leaves) {
        return of(type, leaves, 0);
    }

    private static Shredder of(ColumnType type, Leaves leaves, int repetition) {
        if (type instanceof ColumnType.Struct struct) {
            List<Shredder> fields = new ArrayList<>();
            for (Column field : struct.fields()) {
                fields.add(of(field.type(), leaves, repetition));
            }
            return new Struct(fields);
        }
        if (type instanceof ColumnType.ListOf list) {
            return new ListOf(of(list.element(), leaves, repetition + 1), repetition + 1);
        }
        if (type.equals(ColumnType.TEXT_MAP)) {
            return new TextMap(leaves.text(), leaves.text(), repetition + 1);
        }
        if (type.equals(ColumnType.INT32) || type.equals(ColumnType.INT64)) {
            return leaves.number(type.equals(ColumnType.INT32) ? NumberWidth.INT32 : NumberWidth.INT64);
        }
        return leaves.text();
    }

    /**
     * Adds a range of rows or elements.
     *
     * @param first repetition level of the first
     * @param rest repetition level of the others
     * @param definition definition level of one that is NULL
     */
    final void add(Vector vector, int from, int to, int first, int rest, int definition) {
        int at = from;
        while (at < to) {
            int end = vector.runEnd(at, to);
            int repetition = at == from ? first : rest;
            if (vector.isNull(at)) {
                addNulls(repetition, rest, definition, end - at);
            } else {
                addValues(vector, at, end, repetition, rest, definition);
            }
            at = end;
        }
    }

    /** Adds a range of which none is NULL. */
    abstract void addValues(Vector vector, int from, int to, int first, int rest, int definition);

    /** Adds what is missing from some level on. */
    abstract void addNulls(int first, int rest, int definition, int count);

    /** Hands out the encoders of all leaves, in the order of the schema. */
    abstract void leaves(Consumer<ChunkEncoder> to);

    private static final class Text extends Shredder {
        private final TextEncoder encoder;

        Text(TextEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        void addValues(Vector vector, int from, int to, int first, int rest, int definition) {
            encoder.levels(first, rest, encoder.maxDefinition(), to - from);
            TextVector text = (TextVector) vector;
            byte[] bytes = text.bytes();
            for (int row = from; row < to; row++) {
                encoder.add(bytes, text.start(row), text.length(row));
            }
        }

        @Override
        void addNulls(int first, int rest, int definition, int count) {
            encoder.levels(first, rest, definition, count);
        }

        @Override
        void leaves(Consumer<ChunkEncoder> to) {
            to.accept(encoder);
        }
    }

    private static final class Numbers extends Shredder {
        private final NumberEncoder encoder;

        Numbers(NumberEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        void addValues(Vector vector, int from, int to, int first, int rest, int definition) {
            encoder.levels(first, rest, encoder.maxDefinition(), to - from);
            NumberVector numbers = (NumberVector) vector;
            for (int row = from; row < to; row++) {
                encoder.add(numbers.value(row));
            }
        }

        @Override
        void addNulls(int first, int rest, int definition, int count) {
            encoder.levels(first, rest, definition, count);
        }

        @Override
        void leaves(Consumer<ChunkEncoder> to) {
            to.accept(encoder);
        }
    }

    private static final class Struct extends Shredder {
        private final List<Shredder> fields;

        Struct(List<Shredder> fields) {
            this.fields = fields;
        }

        @Override
        void addValues(Vector vector, int from, int to, int first, int rest, int definition) {
            StructVector struct = (StructVector) vector;
            for (int i = 0; i < fields.size(); i++) {
                fields.get(i).add(struct.field(i), from, to, first, rest, definition + 1);
            }
        }

        @Override
        void addNulls(int first, int rest, int definition, int count) {
            for (Shredder field : fields) {
                field.addNulls(first, rest, definition, count);
            }
        }

        @Override
        void leaves(Consumer<ChunkEncoder> to) {
            fields.forEach(field -> field.leaves(to));
        }
    }

    private static final class ListOf extends Shredder {
        private final Shredder element;
        private final int repetition;

        ListOf(Shredder element, int repetition) {
            this.element = element;
            this.repetition = repetition;
        }

        @Override
        void addValues(Vector vector, int from, int to, int first, int rest, int definition) {
            ListVector list = (ListVector) vector;
            for (int row = from; row < to; row++) {
                int begins = row == from ? first : rest;
                int start = list.start(row);
                int end = list.end(row);
                if (start == end) {
                    element.addNulls(begins, begins, definition + 1, 1);
                } else {
                    element.add(list.elements(), start, end, begins, repetition, definition + 2);
                }
            }
        }

        @Override
        void addNulls(int first, int rest, int definition, int count) {
            element.addNulls(first, rest, definition, count);
        }

        @Override
        void leaves(Consumer<ChunkEncoder> to) {
            element.leaves(to);
        }
    }

    private static final class TextMap extends Shredder {
        private final Shredder keys;
        private final Shredder values;
        private final int repetition;

        TextMap(Shredder keys, Shredder values, int repetition) {
            this.keys = keys;
            this.values = values;
            this.repetition = repetition;
        }

        @Override
        void addValues(Vector vector, int from, int to, int first, int rest, int definition) {
            TextMapVector map = (TextMapVector) vector;
            for (int row = from; row < to; row++) {
                int begins = row == from ? first : rest;
                int start = map.start(row);
                int end = map.end(row);
                if (start == end) {
                    addNulls(begins, begins, definition + 1, 1);
                } else {
                    keys.add(map.keys(), start, end, begins, repetition, definition + 2);
                    values.add(map.values(), start, end, begins, repetition, definition + 2);
                }
            }
        }

        @Override
        void addNulls(int first, int rest, int definition, int count) {
            keys.addNulls(first, rest, definition, count);
            values.addNulls(first, rest, definition, count);
        }

        @Override
        void leaves(Consumer<ChunkEncoder> to) {
            keys.leaves(to);
            values.leaves(to);
        }
    }
}
