package io.coldtrail.decode;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.columnar.ListVector;
import io.coldtrail.columnar.NumberVector;
import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.columnar.StructVector;
import io.coldtrail.columnar.TextMapVector;
import io.coldtrail.columnar.TextVector;
import io.coldtrail.columnar.Vector;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.LakeTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder made of a file, as plain Java values: texts, longs, maps for structs and maps, lists; NULL is null.
 */
public record Decoded(List<Row> rows, List<Reject> rejects, List<String> rejectedTexts, DecodeOutcome outcome) {

    /**
     * @param source the record's bytes, as text
     * @param values by column, those that are NULL left out
     */
    public record Row(LakeTable table, long record, String source, Map<String, Object> values) {}

    public record Reject(long record, long offset, String reason) {}

    /** The decoding of one file. */
    public interface Decoding {
        DecodeOutcome decode(RowSink sink) throws IOException;
    }

    /** Decodes a file that comes in one piece. */
    public static Decoded of(LogDecoder decoder, byte[] file) {
        return of(decoder, file, Limits.DEFAULT);
    }

    /** Decodes a file that comes in one piece, within limits. */
    public static Decoded of(LogDecoder decoder, byte[] file, Limits limits) {
        return of(decoder, new ByteArrayInputStream(file), limits, new byte[0]);
    }

    /** Decodes a file that comes a few bytes at a time, through a window that begins small. */
    public static Decoded inPieces(LogDecoder decoder, byte[] file, int pieceBytes, int windowBytes) {
        return inPieces(decoder, file, Limits.DEFAULT, pieceBytes, windowBytes);
    }

    /** Decodes a file that comes a few bytes at a time, through a window that begins small, within limits. */
    public static Decoded inPieces(LogDecoder decoder, byte[] file, Limits limits, int pieceBytes, int windowBytes) {
        return of(decoder, new Pieces(file, pieceBytes), limits, new byte[windowBytes]);
    }

    private static Decoded of(LogDecoder decoder, InputStream file, Limits limits, byte[] windowBytes) {
        return by(sink -> decoder.decode(new ByteWindow(file, limits, windowBytes), sink));
    }

    /** Takes what any decoding gives. */
    public static Decoded by(Decoding decoding) {
        Collector collector = new Collector();
        try {
            DecodeOutcome outcome = decoding.decode(collector);
            return new Decoded(
                    List.copyOf(collector.rows),
                    List.copyOf(collector.rejects),
                    List.copyOf(collector.rejectedTexts),
                    outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value by a path such as {@code useridentity.arn} or {@code resources.0.type}; null where it is NULL. */
    public static @Nullable Object at(Row row, String path) {
        Object value = row.values();
        for (String step : path.split("\\.")) {
            if (value instanceof List<?> list) {
                value = list.get(Integer.parseInt(step));
            } else if (value instanceof Map<?, ?> map) {
                value = map.get(step);
            }
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    /** Takes rows as ingest does, and empties the batch now and then. */
    private static final class Collector implements RowSink {
        private final List<Row> rows = new ArrayList<>();
        private final List<Reject> rejects = new ArrayList<>();
        private final List<String> rejectedTexts = new ArrayList<>();

        @Override
        public void row(TableBatch table, SourceRecord record) {
            RecordBatch batch = table.rows();
            batch.commitRow();
            Map<String, Object> values = new LinkedHashMap<>();
            List<Column> schema = batch.schema();
            for (int i = 0; i < schema.size(); i++) {
                Object value = value(batch.vector(i), schema.get(i).type(), batch.rows() - 1);
                if (value != null) {
                    values.put(schema.get(i).name(), value);
                }
            }
            rows.add(new Row(table.table(), record.position, text(record), values));
            if (batch.rows() == 3) {
                batch.clear();
            }
        }

        @Override
        public void reject(SourceRecord record, String reason) {
            rejects.add(new Reject(record.position, record.offset, reason));
            rejectedTexts.add(text(record));
        }

        @Override
        public RejectedBytes rejectInPieces(long position, long offset, String reason) {
            rejects.add(new Reject(position, offset, reason));
            ByteArrayOutputStream pieces = new ByteArrayOutputStream();
            return new RejectedBytes() {
                @Override
                public void write(byte[] bytes, int start, int end) {
                    pieces.write(bytes, start, end - start);
                }

                @Override
                public void close() {
                    rejectedTexts.add(pieces.toString(StandardCharsets.UTF_8));
                }
            };
        }

        private static String text(SourceRecord record) {
            return new String(record.bytes, record.start, record.end - record.start, StandardCharsets.UTF_8);
        }

        private static @Nullable Object value(Vector vector, ColumnType type, int row) {
            if (vector.isNull(row)) {
                return null;
            }
            if (vector instanceof TextVector text) {
                return strictText(text, row);
            }
            if (vector instanceof NumberVector number) {
                return number.value(row);
            }
            if (vector instanceof StructVector struct) {
                return struct((ColumnType.Struct) type, struct, row);
            }
            if (vector instanceof ListVector list) {
                List<Object> elements = new ArrayList<>();
                for (int i = list.start(row); i < list.end(row); i++) {
                    elements.add(value(list.elements(), ((ColumnType.ListOf) type).element(), i));
                }
                return elements;
            }
            return map((TextMapVector) vector, row);
        }

        /** The text as it stands; bytes that are no UTF-8 fail, where Java's strings would mend them. */
        private static String strictText(TextVector text, int row) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(text.bytes(), text.start(row), text.length(row)))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new AssertionError("a column of text holds bytes that are no UTF-8", e);
            }
        }

        private static Map<String, Object> struct(ColumnType.Struct type, StructVector struct, int row) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (int i = 0; i < struct.fieldCount(); i++) {
                Column field = type.fields().get(i);
                Object value = value(struct.field(i), field.type(), row);
                if (value != null) {
                    fields.put(field.name(), value);
                }
            }
            return fields;
        }

        private static Map<String, Object> map(TextMapVector map, int row) {
            Map<String, Object> entries = new LinkedHashMap<>();
            for (int i = map.start(row); i < map.end(row); i++) {
                entries.put(strictText(map.keys(), i), map.values().isNull(i) ? null : strictText(map.values(), i));
            }
            return entries;
        }
    }

    /** Gives at most so many bytes with each read. */
    private static final class Pieces extends ByteArrayInputStream {
        private final int size;

        Pieces(byte[] content, int size) {
            super(content);
            this.size = size;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(size, length));
        }
    }
}
