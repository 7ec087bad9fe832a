package io.coldtrail.columnar.encode;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** A column of UTF-8 text. Not thread-safe. */
public final class TextEncoder extends ChunkEncoder {
    private final @Nullable TextDictionary dictionary;
    private final ValueEncoder values;
    private final Bytes least = new Bytes();
    private final Bytes greatest = new Bytes();
    private boolean bounded;

    private TextEncoder(
            ColumnDescriptor column,
            @Nullable TextDictionary dictionary,
            ValueEncoder values,
            PageCompressor compressor) {
        super(column, values, compressor);
        this.dictionary = dictionary;
        this.values = values;
    }

    /** A column of any values. */
    public static TextEncoder repeating(ColumnDescriptor column, PageCompressor compressor) {
        TextDictionary dictionary = new TextDictionary();
        return new TextEncoder(column, dictionary, new ValueEncoder(dictionary), compressor);
    }

    /** A column whose values hardly ever repeat. */
    public static TextEncoder distinct(ColumnDescriptor column, PageCompressor compressor) {
        return new TextEncoder(column, null, new ValueEncoder(null), compressor);
    }

    /** Adds a value, whose levels have been added before. */
    public void add(byte[] bytes, int start, int length) {
        TextDictionary known = dictionary;
        if (known != null && values.byDictionary()) {
            int id = known.id(bytes, start, length);
            if (id >= 0) {
                if (known.isNewIn(pageNumber(), id)) {
                    bound(bytes, start, length);
                }
                values.add(id, Integer.BYTES + length);
                return;
            }
            values.giveUp();
        }
        bound(bytes, start, length);
        values.plain().putText(bytes, start, length);
    }

    @Override
    void endBounds(Statistics.Builder statistics) {
        statistics.withMin(least.copy()).withMax(greatest.copy());
        bounded = false;
    }

    private void bound(byte[] bytes, int start, int length) {
        if (!bounded || compare(bytes, start, length, least) < 0) {
            least.clear();
            least.put(bytes, start, length);
        }
        if (!bounded || compare(bytes, start, length, greatest) > 0) {
            greatest.clear();
            greatest.put(bytes, start, length);
        }
        bounded = true;
    }

    private static int compare(byte[] bytes, int start, int length, Bytes other) {
        return Arrays.compareUnsigned(bytes, start, start + length, other.array(), 0, other.length());
    }
}
