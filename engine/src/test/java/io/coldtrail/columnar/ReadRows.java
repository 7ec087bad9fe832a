package io.coldtrail.columnar;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that came out of a Parquet file, values as text, up to its end or its damage. */
record ReadRows(
        List<ParquetField> fields,
        List<List<@Nullable String>> rows,
        @Nullable DamagedBytes damage) {
    static ReadRows of(Path file) throws IOException {
        return of(file, Limits.DEFAULT);
    }

    static ReadRows of(Path file, Limits limits) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return of(channel, limits);
        }
    }

    static ReadRows of(SeekableByteChannel channel, Limits limits) throws IOException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        List<ParquetField> fields = List.of();
        try (ParquetRows read = ParquetRows.open(channel, limits)) {
            fields = read.fields();
            while (read.next()) {
                if (read.position() != rows.size()) {
                    throw new AssertionError("row " + read.position() + " is the " + rows.size() + "th");
                }
                rows.add(values(read));
            }
            return new ReadRows(fields, rows, null);
        } catch (DamagedBytes e) {
            return new ReadRows(fields, rows, e);
        }
    }

    private static List<@Nullable String> values(ParquetRows read) {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < read.fields().size(); i++) {
            if (read.isNull(i)) {
                values.add(null);
            } else if (read.fields().get(i).kind() == ParquetField.Kind.INTEGER) {
                values.add(Long.toString(read.number(i)));
            } else {
                values.add(read.text(i));
            }
        }
        return values;
    }
}
