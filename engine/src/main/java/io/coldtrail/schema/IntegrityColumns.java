package io.coldtrail.schema;

import java.util.List;

/** The columns of verdicts, which are no rows of evidence. */
final class IntegrityColumns {
    static final List<Column> STORED = List.of(
            Column.text("path"),
            Column.text("sha256"),
            Column.text("kind"),
            Column.text("verdict"),
            Column.text("reason"));

    static final List<ShapeColumn> SHAPE =
            STORED.stream().map(ShapeColumn::stored).toList();

    private IntegrityColumns() {}
}
