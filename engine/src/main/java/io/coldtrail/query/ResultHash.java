package io.coldtrail.query;

import io.coldtrail.bytes.Hashes;
import io.coldtrail.sql.SqlType.Simple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a result in one form, whatever the format in which it is shown: UTF-8 lines, the first with the columns
 * and one for each row, as {@code docs/format.md} describes them. It takes no memory for the rows that it has seen.
 */
public final class ResultHash {
    /** Changes with the form, so that hashes of two forms are never compared. */
    private static final String FORM = "coldtrail-result-1";

    private final MessageDigest digest = Hashes.sha256();
    private final StringBuilder line = new StringBuilder();
    private long rows;
    private @Nullable String ended;

    ResultHash(List<ResultColumn> columns) {
        line.append(FORM);
        for (ResultColumn column : columns) {
            line.append(' ');
            JsonText.append(line, column.name());
            line.append(' ');
            JsonText.append(
                    line,
                    column.athenaType() == Simple.UNKNOWN
                            ? column.type()
                            : column.athenaType().athenaName());
        }
        endLine();
    }

    void row(List<Value> values) {
        rows++;
        for (int i = 0; i < values.size(); i++) {
            line.append(i == 0 ? "[" : ",");
            append(values.get(i));
        }
        line.append(']');
        endLine();
    }

    void end() {
        ended = Hashes.hex(digest);
    }

    /** How many rows were read so far. */
    public long rows() {
        return rows;
    }

    /** The hash in lower-case hex; empty until all rows were read. */
    public Optional<String> sha256() {
        return Optional.ofNullable(ended);
    }

    private void endLine() {
        digest.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        line.setLength(0);
    }

    private void append(Value value) {
        if (value instanceof Value.Real real) {
            // As hexadecimal: Java's decimal text of a double has changed between versions of Java.
            JsonText.append(line, Double.toHexString(real.number()));
        } else if (value instanceof Value.SmallReal real) {
            JsonText.append(line, Float.toHexString(real.number()));
        } else if (value instanceof Value.Sequence sequence) {
            line.append('[');
            for (int i = 0; i < sequence.elements().size(); i++) {
                line.append(i == 0 ? "" : ",");
                append(sequence.elements().get(i));
            }
            line.append(']');
        } else if (value instanceof Value.Row row) {
            line.append('{');
            for (int i = 0; i < row.fields().size(); i++) {
                line.append(i == 0 ? "" : ",");
                JsonText.append(line, row.fields().get(i).name());
                line.append(':');
                append(row.fields().get(i).value());
            }
            line.append('}');
        } else {
            value.appendJson(line);
        }
    }
}
