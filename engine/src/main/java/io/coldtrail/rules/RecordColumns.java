package io.coldtrail.rules;

import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.ShapeColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to select of a table for those members of its records that are wanted. */
final class RecordColumns {
    /**
     * In shorter JSON there is nothing that event-ruler cannot read: numbers of more than 1,000 digits, values 1,000 deep. In
     * longer JSON there may be, and the event counts as refused, whichever fields are wanted.
     */
    static final int READABLE_LENGTH = 1000;

    private final WantedFields wanted;
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final List<RecordMember> members = new ArrayList<>();

    RecordColumns(List<ShapeColumn> columns, WantedFields wanted) {
        this.wanted = wanted;
        for (ShapeColumn column : columns) {
            member(column).ifPresent(members::add);
        }
    }

    List<RecordMember> members() {
        return List.copyOf(members);
    }

    /** What to select, in Athena's SQL, in the order of the positions. */
    List<String> expressions() {
        return List.copyOf(positions.keySet());
    }

    /** Where a row has the value of an expression, which is selected if it is not yet. */
    int position(String expression) {
        return positions.computeIfAbsent(expression, any -> positions.size());
    }

    private Optional<RecordMember> member(ShapeColumn column) {
        String name = FieldNames.spelled(column.name());
        if (FieldNames.isJson(column.name())) {
            boolean isWanted = wanted.has(name);
            int position = position(isWanted ? column.name() : unreadable(column.name()));
            boolean isNullShown = isWanted && FieldNames.WRITTEN_AS_NULL.contains(column.name());
            return Optional.of(new RecordMember.Leaf(name, column.name(), column.type(), position, isNullShown));
        }
        return member(column.name(), name, name, column.name(), column.type());
    }

    private Optional<RecordMember> member(String column, String name, String path, String sql, ColumnType type) {
        if (!wanted.has(path)) {
            return Optional.empty();
        }
        if (!(type instanceof ColumnType.Struct struct)) {
            return Optional.of(new RecordMember.Leaf(name, column, type, position(sql), false));
        }
        int presence = position(sql + " is not null");
        List<RecordMember> fields = new ArrayList<>();
        for (Column field : struct.fields()) {
            String spelled = FieldNames.spelled(field.name());
            member(column, spelled, path + "." + spelled, sql + "." + field.name(), field.type())
                    .ifPresent(fields::add);
        }
        return Optional.of(new RecordMember.Group(name, presence, fields));
    }

    private static String unreadable(String column) {
        return "case when length(" + column + ") >= " + READABLE_LENGTH + " then " + column + " end";
    }
}
