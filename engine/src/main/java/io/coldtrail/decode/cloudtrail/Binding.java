package io.coldtrail.decode.cloudtrail;

import io.coldtrail.columnar.ListVector;
import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.columnar.StructVector;
import io.coldtrail.columnar.TextMapVector;
import io.coldtrail.columnar.TextVector;
import io.coldtrail.columnar.Vector;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Ties a place in an event to the vector that takes its value. */
sealed interface Binding {

    /** A string; numbers and booleans are taken by their text. */
    record Text(TextVector vector) implements Binding {}

    /** Any JSON value, as compact text. */
    record JsonText(TextVector vector) implements Binding {}

    /** A map from text to text. */
    record TextMap(TextMapVector vector) implements Binding {}

    /** An array of objects. */
    record ObjectList(ListVector vector, Members element) implements Binding {}

    /** An object with known fields. */
    record Members(StructVector vector, Fields fields) implements Binding {}

    /**
     * The fields of a batch's rows, without provenance.
     *
     * @param jsonText the columns that hold any JSON value as text
     * @param markers members that have no column, but tell what the object is
     */
    static Fields ofBatch(RecordBatch batch, List<Column> dataColumns, Set<String> jsonText, List<Marker> markers) {
        List<Binding> bindings = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Column column : dataColumns) {
            names.add(column.name());
            Vector vector = batch.vector(batch.indexOf(column.name()));
            bindings.add(
                    jsonText.contains(column.name()) ? new JsonText((TextVector) vector) : of(column.type(), vector));
        }
        return new Fields(names, bindings, markers);
    }

    private static Binding of(ColumnType type, Vector vector) {
        if (type instanceof ColumnType.Struct struct) {
            return members(struct, (StructVector) vector);
        }
        if (type instanceof ColumnType.ListOf list) {
            ListVector listVector = (ListVector) vector;
            ColumnType.Struct element = (ColumnType.Struct) list.element();
            return new ObjectList(listVector, members(element, (StructVector) listVector.elements()));
        }
        if (vector instanceof TextMapVector map) {
            return new TextMap(map);
        }
        return new Text((TextVector) vector);
    }

    private static Members members(ColumnType.Struct type, StructVector vector) {
        List<Binding> bindings = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < type.fields().size(); i++) {
            Column field = type.fields().get(i);
            names.add(field.name());
            bindings.add(of(field.type(), vector.field(i)));
        }
        return new Members(vector, new Fields(names, bindings, List.of()));
    }

    /**
     * A member that has no column.
     *
     * @param name lower case
     * @param first the first byte of a value that counts
     */
    record Marker(String name, char first) {}

    /**
     * The known fields of an object, and where each stood in the object being read, which tells a key that comes twice.
     */
    final class Fields {
        private final FieldTable table;
        private final List<Binding> bindings;
        private final List<Marker> markers;
        private final int[] starts;
        private final int[] ends;

        /** @param markers are numbered after the fields that have a binding */
        Fields(List<String> names, List<Binding> bindings, List<Marker> markers) {
            List<String> all = new ArrayList<>(names);
            for (Marker marker : markers) {
                all.add(marker.name());
            }
            this.table = new FieldTable(all);
            this.bindings = List.copyOf(bindings);
            this.markers = List.copyOf(markers);
            this.starts = new int[all.size()];
            this.ends = new int[all.size()];
        }

        /** Forgets the last object. */
        void begin() {
            Arrays.fill(ends, -1);
        }

        int find(byte[] bytes, int start, int end) {
            return table.find(bytes, start, end);
        }

        Binding binding(int field) {
            return bindings.get(field);
        }

        boolean isMarker(int field) {
            return field >= bindings.size();
        }

        /** The first byte of a marker's values that count. */
        char markerFirst(int field) {
            return markers.get(field - bindings.size()).first();
        }

        /** The number of a marker, by its position among them. */
        int marker(int index) {
            return bindings.size() + index;
        }

        boolean isSeen(int field) {
            return ends[field] >= 0;
        }

        int start(int field) {
            return starts[field];
        }

        int end(int field) {
            return ends[field];
        }

        void see(int field, int start, int end) {
            starts[field] = start;
            ends[field] = end;
        }
    }
}
