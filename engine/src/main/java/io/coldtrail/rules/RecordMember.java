package io.coldtrail.rules;

import io.coldtrail.schema.ColumnType;
import java.util.List;

/** A member of a record's JSON, and where in a row of the lake its value stands. */
sealed interface RecordMember {
    /** As CloudTrail spells it. */
    String name();

    /**
     * A member with one value.
     *
     * @param column the column that the value is of, or is part of
     * @param position where in the row the value is
     * @param isNullShown whether the member is {@code null} where the row has NULL, and not missing
     */
    record Leaf(String name, String column, ColumnType type, int position, boolean isNullShown)
            implements RecordMember {}

    /**
     * An object, from a struct. Its fields are read one by one, for the driver takes long to make a struct.
     *
     * @param presence where in the row it says whether there is one
     */
    record Group(String name, int presence, List<RecordMember> members) implements RecordMember {
        public Group {
            members = List.copyOf(members);
        }
    }
}
