package io.coldtrail.query.format;

import io.coldtrail.query.Value;
import java.io.IOException;
import java.util.List;

/** Writes rows as they come: {@code begin}, any number of {@code row}, {@code end}. */
interface RowWriter {

    void begin() throws IOException;

    void row(List<Value> values) throws IOException;

    void end() throws IOException;
}
