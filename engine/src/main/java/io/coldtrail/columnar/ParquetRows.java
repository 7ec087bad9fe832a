package io.coldtrail.columnar;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.problem.Limits;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a Parquet file that nobody vouches for, in their order, one at a time. Whatever is wrong with the file
 * comes as {@link DamagedBytes}: {@code parquet-damaged} for what does not hold what it promises, {@code
 * inflated-too-large} for what goes beyond a limit, {@code parquet-unsupported} for what is sound but not read here, such
 * as other codecs and encryption. Rows before the damage are handed out first. Memory is bounded by the limits, and for a
 * sound file comes to about a page for each column. Not thread-safe.
 */
public final class ParquetRows implements Closeable {
    private final ChannelBytes file;
    private final ParquetFooter footer;
    private final ParquetBounds bounds;
    private final List<ParquetField> fields;
    private final RowValues row;
    private final MessageColumnIO columns;
    private final Iterator<RowGroup> rowGroups;
    private final PageInflater inflater = new PageInflater();
    private @Nullable RowGroupPages pages;
    private @Nullable RecordReader<RowValues> reader;
    private long rowsLeft;
    private long position = -1;
    private @Nullable DamagedBytes damage;

    private ParquetRows(ChannelBytes file, ParquetFooter footer, Limits limits) {
        this.file = file;
        this.footer = footer;
        this.bounds = new ParquetBounds(limits, file.size());
        this.fields = RowMaterializer.fields(footer.schema());
        this.row = new RowValues(fields.size(), bounds);
        this.columns = new ColumnIOFactory().getColumnIO(footer.schema());
        this.rowGroups = footer.rowGroups().iterator();
    }

    /**
     * Reads a file's metadata.
     *
     * @param channel the whole file; it stays the caller's to close, and must not be moved while rows are read
     * @throws DamagedBytes if the metadata is damaged
     * @throws IOException if the channel fails
     */
    public static ParquetRows open(SeekableByteChannel channel, Limits limits) throws IOException {
        return open(channel, limits, name -> true);
    }

    /**
     * Reads a file's metadata, for some of its columns.
     *
     * @param wanted tells by the name of a top-level column whether it is read; one at least must be
     * @throws DamagedBytes if the metadata is damaged, or there is no such column
     * @see #open(SeekableByteChannel, Limits)
     */
    public static ParquetRows open(SeekableByteChannel channel, Limits limits, Predicate<String> wanted)
            throws IOException {
        ChannelBytes file = new ChannelBytes(channel);
        try {
            return new ParquetRows(
                    file, ParquetFooter.read(file, limits.maxDepth()).with(wanted), limits);
        } catch (RuntimeException e) {
            throw ParquetDamage.causeOf(e);
        }
    }

    /** The top-level columns, in the order of the file. */
    public List<ParquetField> fields() {
        return fields;
    }

    /** Number of rows that the file says it has. */
    public long declaredRows() {
        return footer.rows();
    }

    /**
     * Goes to the next row.
     *
     * @return false after the last row
     * @throws DamagedBytes if there is no sound row here; the same at every further call
     * @throws IOException if the channel fails
     */
    public boolean next() throws IOException {
        if (damage != null) {
            throw damage;
        }
        try {
            return advance();
        } catch (DamagedBytes e) {
            damage = e;
            throw e;
        } catch (RuntimeException e) {
            IOException cause = ParquetDamage.causeOf(e);
            if (cause instanceof DamagedBytes own) {
                damage = own;
            }
            throw cause;
        }
    }

    /** Number of the current row in the file, from 0; -1 before the first. */
    public long position() {
        return position;
    }

    public boolean isNull(int field) {
        return row.isNull(field);
    }

    /** The current row's value of a field of the kind {@link ParquetField.Kind#INTEGER}; unspecified for null. */
    public long number(int field) {
        return row.number(field);
    }

    /** The bytes in which the texts of the current row stand, well-formed UTF-8; valid until the next row. */
    public byte[] bytes() {
        return row.bytes();
    }

    /** Start, in {@link #bytes()}, of the text of a field of another kind than INTEGER; unspecified for null. */
    public int start(int field) {
        return row.start(field);
    }

    /** End, in {@link #bytes()}, of the text of a field of another kind than INTEGER; unspecified for null. */
    public int end(int field) {
        return row.end(field);
    }

    /** A field's text as a string, null for null; meant for tests and rare use, not for inner loops. */
    public @Nullable String text(int field) {
        return row.isNull(field)
                ? null
                : new String(row.bytes(), row.start(field), row.end(field) - row.start(field), StandardCharsets.UTF_8);
    }

    /** Frees what is held outside the heap. The channel stays open. */
    @Override
    public void close() {
        inflater.close();
    }

    private boolean advance() throws IOException {
        while (rowsLeft == 0) {
            if (pages != null) {
                pages.requireConsumed();
                pages = null;
            }
            if (!rowGroups.hasNext()) {
                requireAllRows();
                return false;
            }
            begin(rowGroups.next());
        }
        if (reader == null) {
            throw new IllegalStateException("a row group with rows has a reader");
        }
        reader.read();
        bounds.handOut(row.textBytes());
        rowsLeft--;
        position++;
        return true;
    }

    private void begin(RowGroup group) throws IOException {
        RowGroupPages next = RowGroupPages.of(group, footer, file, inflater, bounds);
        if (next.getRowCount() > 0) {
            reader = columns.getRecordReader(next, new RowMaterializer(footer.schema(), row));
            pages = next;
            rowsLeft = next.getRowCount();
        }
    }

    private void requireAllRows() throws DamagedBytes {
        if (position + 1 != footer.rows()) {
            throw ParquetDamage.damaged("the file says it has " + footer.rows() + " rows, and holds " + (position + 1));
        }
    }
}
