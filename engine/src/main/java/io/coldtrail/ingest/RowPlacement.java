package io.coldtrail.ingest;

import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.columnar.TextVector;
import io.coldtrail.columnar.Vector;
import io.coldtrail.lake.Partition;
import io.coldtrail.schema.LakeTable;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a record belongs by its own word, for files whose names say nothing: {@code recipientAccountId},
 * {@code awsRegion} and {@code eventTime} of an event; {@code account-id}, {@code region} and {@code start} of a flow.
 */
final class RowPlacement {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{1,12}){1,3}-\\d{1,2}");

    private final LakeTable table;
    private final RecordBatch batch;
    private final TextVector account;
    private final TextVector region;
    private final Vector time;
    private final Map<String, Partition> known = new HashMap<>();

    RowPlacement(LakeTable table, RecordBatch batch) {
        this.table = table;
        this.batch = batch;
        boolean events = table.partitionKeys().contains("year");
        account = batch.text(batch.indexOf(events ? "recipientaccountid" : "account_id"));
        region = batch.text(batch.indexOf(events ? "awsregion" : "field_region"));
        time = batch.vector(batch.indexOf(events ? "eventtime" : "start"));
    }

    /** The partition of the last committed row. */
    Partition ofLastRow() {
        int row = batch.rows() - 1;
        String day = time.isNull(row) ? Partition.UNKNOWN_DAY : day(row);
        String key = word(account, row, ACCOUNT) + "/" + word(region, row, REGION) + "/" + day;
        return known.computeIfAbsent(key, this::partition);
    }

    private Partition partition(String key) {
        String[] facts = key.split("/", -1);
        return new Partition(table, facts[0], facts[1], facts[2]);
    }

    private static String word(TextVector vector, int row, Pattern pattern) {
        if (vector.isNull(row) || vector.length(row) > 32) {
            return Partition.UNKNOWN;
        }
        String word = vector.text(row);
        return pattern.matcher(word).matches() ? word : Partition.UNKNOWN;
    }

    private String day(int row) {
        try {
            if (time instanceof TextVector text) {
                int length = Math.min(text.length(row), 10);
                String day = new String(text.bytes(), text.start(row), length, StandardCharsets.UTF_8);
                LocalDate.parse(day);
                return day;
            }
            long seconds = batch.number(batch.indexOf("start")).value(row);
            LocalDate day =
                    Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).toLocalDate();
            return day.getYear() >= 1970 && day.getYear() <= 9999 ? day.toString() : Partition.UNKNOWN_DAY;
        } catch (DateTimeException e) {
            // A time that is none leaves the day unknown; the row keeps its text.
            return Partition.UNKNOWN_DAY;
        }
    }
}
