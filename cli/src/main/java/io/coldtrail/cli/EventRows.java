package io.coldtrail.cli;

import io.coldtrail.ingest.RowPlace;
import io.coldtrail.query.QuerySession;
import java.util.ArrayList;
import java.util.List;

/** The rows of an event. */
final class EventRows {
    private static final List<String> TABLES = List.of("cloudtrail", "cloudtrail_insights");

    private EventRows() {}

    /** Where the rows with an eventID stand, by table, key, and position. */
    static List<RowPlace> find(QuerySession session, String eventId) {
        List<RowPlace> places = new ArrayList<>();
        for (String table : TABLES) {
            Rows rows = Rows.of(
                    session,
                    "select \"$path\" as path, \"$record\" as record, \"$sha256\" as sha256 from " + table
                            + " where eventid = '" + eventId.replace("'", "''") + "' order by 1, 2, 3");
            List<String> paths = rows.values("path");
            List<String> records = rows.values("record");
            List<String> hashes = rows.values("sha256");
            for (int i = 0; i < rows.count(); i++) {
                places.add(new RowPlace(paths.get(i), Long.parseLong(records.get(i)), hashes.get(i)));
            }
        }
        return places;
    }
}
