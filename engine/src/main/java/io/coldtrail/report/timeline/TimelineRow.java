package io.coldtrail.report.timeline;

import io.coldtrail.query.ResultColumn;
import io.coldtrail.query.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds a row's time and makes its message, whatever columns the rows have. */
final class TimelineRow {
    /** Columns that hold the time, the first of them that is there; with what the time then means. */
    private static final List<List<String>> TIMES = List.of(
            List.of("datetime", "Event Time"),
            List.of("eventtime", "Event Time"),
            List.of("time", "Event Time"),
            List.of("starttime", "Flow Start"),
            List.of("start", "Flow Start"));

    private static final int MOST_MESSAGE_VALUES = 8;

    private final List<String> names;
    private final int time;
    private final String meaning;

    private TimelineRow(List<String> names, int time, String meaning) {
        this.names = names;
        this.time = time;
        this.meaning = meaning;
    }

    /** Rows with those columns; empty where none of them holds a time. */
    static Optional<TimelineRow> of(List<ResultColumn> columns) {
        List<String> names = columns.stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
        return TIMES.stream()
                .filter(known -> names.contains(known.get(0)))
                .findFirst()
                .map(known -> new TimelineRow(names, names.indexOf(known.get(0)), known.get(1)));
    }

    /** The columns that can hold the time, for messages. */
    static String timeColumns() {
        return String.join(", ", TIMES.stream().map(known -> known.get(0)).toList());
    }

    /** The row's moment; empty where it has none that can be read. */
    Optional<Instant> time(List<Value> row) {
        return EventTime.of(row.get(time));
    }

    /** What the row's own {@code timestamp_desc} says, or what its column means. */
    String timestampDescription(List<Value> row) {
        return text(row, "timestamp_desc").orElse(meaning);
    }

    /** The row's own {@code message}, or one that is made of what it holds. */
    String message(List<Value> row) {
        return text(row, "message").or(() -> call(row)).orElseGet(() -> all(row));
    }

    private Optional<String> call(List<Value> row) {
        return text(row, "eventname").map(name -> {
            StringBuilder message = new StringBuilder();
            text(row, "eventsource").ifPresent(source -> message.append(source).append(": "));
            message.append(name);
            text(row, "principal")
                    .or(() -> text(row, "arn"))
                    .ifPresent(caller -> message.append(" by ").append(caller));
            text(row, "sourceipaddress")
                    .ifPresent(address -> message.append(" from ").append(address));
            text(row, "errorcode").ifPresent(code -> message.append(" failed: ").append(code));
            return message.toString();
        });
    }

    private String all(List<Value> row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.size() && values.size() < MOST_MESSAGE_VALUES; i++) {
            if (i != time && !row.get(i).isNull()) {
                values.add(names.get(i) + "=" + row.get(i).athenaText());
            }
        }
        return values.isEmpty() ? meaning : String.join(" ", values);
    }

    private Optional<String> text(List<Value> row, String name) {
        int index = names.indexOf(name);
        return index < 0
                        || row.get(index).isNull()
                        || row.get(index).athenaText().isEmpty()
                ? Optional.empty()
                : Optional.of(row.get(index).athenaText());
    }
}
