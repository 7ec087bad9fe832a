package io.coldtrail.query.statement;

import io.coldtrail.query.QueryResult;
import java.util.List;

/**
 * What a statement gives.
 *
 * @param rows to be closed by whoever asked, best by closing this
 * @param notes what to know beside the rows, for people
 */
public record Answer(QueryResult rows, List<String> notes) implements AutoCloseable {
    public Answer {
        notes = List.copyOf(notes);
    }

    @Override
    public void close() {
        rows.close();
    }
}
