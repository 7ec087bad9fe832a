package io.coldtrail.columnar;

import io.coldtrail.json.ByteSink;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * Writes nested values as JSON while parquet-java assembles them, so that no more than their text is held: groups as
 * objects without their nulls, repeated fields and lists as arrays, maps as objects.
 */
final class JsonConverters {
    private JsonConverters() {}

    static Converter of(Type type, RowValues row, JsonSlot slot) {
        if (type.isPrimitive()) {
            return new ScalarConverter(type.asPrimitiveType(), new ScalarTarget.JsonValue(row, slot));
        }
        GroupType group = type.asGroupType();
        LogicalTypeAnnotation annotation = group.getLogicalTypeAnnotation();
        if (annotation instanceof ListLogicalTypeAnnotation && hasEntries(group, 1)) {
            return new ListConverter(group, row, slot);
        }
        if ((annotation instanceof MapLogicalTypeAnnotation || annotation instanceof MapKeyValueTypeAnnotation)
                && hasEntries(group, 2)
                && entry(group).getType(0).isPrimitive()) {
            return new MapConverter(group, row, slot);
        }
        return new ObjectConverter(group, row, slot);
    }

    /** Whether a group is one repeated group of so many fields, none of them repeated. */
    private static boolean hasEntries(GroupType group, int fields) {
        if (group.getFieldCount() != 1
                || group.getType(0).isPrimitive()
                || !group.getType(0).isRepetition(Repetition.REPEATED)) {
            return false;
        }
        GroupType entry = entry(group);
        return entry.getFieldCount() == fields
                && entry.getFields().stream().noneMatch(field -> field.isRepetition(Repetition.REPEATED));
    }

    private static GroupType entry(GroupType group) {
        return group.getType(0).asGroupType();
    }

    private static final class ObjectConverter extends GroupConverter {
        private final RowValues row;
        private final JsonSlot slot;
        private final Converter[] fields;
        private boolean empty = true;
        private int openArray = -1;

        ObjectConverter(GroupType type, RowValues row, JsonSlot slot) {
            this.row = row;
            this.slot = slot;
            fields = new Converter[type.getFieldCount()];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = of(type.getType(i), row, new Member(type.getType(i), i));
            }
        }

        @Override
        public Converter getConverter(int index) {
            return fields[index];
        }

        @Override
        public void start() {
            slot.open();
            row.sink().write('{');
            row.check();
            empty = true;
            openArray = -1;
        }

        @Override
        public void end() {
            closeArray();
            row.sink().write('}');
            slot.close();
        }

        private void closeArray() {
            if (openArray >= 0) {
                row.sink().write(']');
                openArray = -1;
            }
        }

        private final class Member implements JsonSlot {
            private final byte[] name;
            private final boolean repeated;
            private final int index;

            Member(Type type, int index) {
                name = type.getName().getBytes(StandardCharsets.UTF_8);
                repeated = type.isRepetition(Repetition.REPEATED);
                this.index = index;
            }

            @Override
            public void open() {
                ByteSink sink = row.sink();
                if (repeated && openArray == index) {
                    sink.write(',');
                    return;
                }
                closeArray();
                if (!empty) {
                    sink.write(',');
                }
                empty = false;
                sink.writeQuoted(name, 0, name.length);
                sink.write(':');
                if (repeated) {
                    sink.write('[');
                    openArray = index;
                }
            }

            @Override
            public void close() {
                // The array goes on until another member begins.
            }
        }
    }

    /** A list in the standard three levels: the list, its entries, the element of each. */
    private static final class ListConverter extends GroupConverter {
        private final RowValues row;
        private final JsonSlot slot;
        private final Element entry;
        private boolean empty = true;

        ListConverter(GroupType type, RowValues row, JsonSlot slot) {
            this.row = row;
            this.slot = slot;
            this.entry = new Element(entry(type).getType(0));
        }

        @Override
        public Converter getConverter(int index) {
            return entry;
        }

        @Override
        public void start() {
            slot.open();
            row.sink().write('[');
            row.check();
            empty = true;
        }

        @Override
        public void end() {
            row.sink().write(']');
            slot.close();
        }

        private final class Element extends GroupConverter implements JsonSlot {
            private final Converter element;
            private boolean hasElement;

            Element(Type type) {
                element = of(type, row, this);
            }

            @Override
            public Converter getConverter(int index) {
                return element;
            }

            @Override
            public void start() {
                hasElement = false;
                if (!empty) {
                    row.sink().write(',');
                }
                empty = false;
                row.check();
            }

            @Override
            public void end() {
                if (!hasElement) {
                    row.sink().write("null");
                }
            }

            @Override
            public void open() {
                hasElement = true;
            }

            @Override
            public void close() {
                // The next entry brings its comma.
            }
        }
    }

    /** A map in the standard three levels: the map, its entries, key and value of each. */
    private static final class MapConverter extends GroupConverter {
        private final RowValues row;
        private final JsonSlot slot;
        private final Entry entry;
        private boolean empty = true;

        MapConverter(GroupType type, RowValues row, JsonSlot slot) {
            this.row = row;
            this.slot = slot;
            this.entry = new Entry(entry(type));
        }

        @Override
        public Converter getConverter(int index) {
            return entry;
        }

        @Override
        public void start() {
            slot.open();
            row.sink().write('{');
            row.check();
            empty = true;
        }

        @Override
        public void end() {
            row.sink().write('}');
            slot.close();
        }

        private final class Entry extends GroupConverter {
            private final Converter key;
            private final Converter value;
            private boolean hasKey;
            private boolean hasValue;

            Entry(GroupType type) {
                key = new ScalarConverter(
                        type.getType(0).asPrimitiveType(), new ScalarTarget.JsonKey(row, new KeySlot()));
                value = of(type.getType(1), row, new ValueSlot());
            }

            @Override
            public Converter getConverter(int index) {
                return index == 0 ? key : value;
            }

            @Override
            public void start() {
                hasKey = false;
                hasValue = false;
                if (!empty) {
                    row.sink().write(',');
                }
                empty = false;
                row.check();
            }

            @Override
            public void end() {
                requireKey();
                if (!hasValue) {
                    row.sink().write("null");
                }
            }

            private void requireKey() {
                if (!hasKey) {
                    row.sink().write("\"\":");
                    hasKey = true;
                }
            }

            private final class KeySlot implements JsonSlot {
                @Override
                public void open() {
                    hasKey = true;
                }

                @Override
                public void close() {
                    row.sink().write(':');
                }
            }

            private final class ValueSlot implements JsonSlot {
                @Override
                public void open() {
                    requireKey();
                    hasValue = true;
                }

                @Override
                public void close() {
                    // The next entry brings its comma.
                }
            }
        }
    }
}
