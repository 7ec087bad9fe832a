package io.coldtrail.columnar.encode;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;

/** A column of integers. Not thread-safe. */
public final class NumberEncoder extends ChunkEncoder {
    private final NumberWidth width;
    private final NumberDictionary dictionary;
    private final ValueEncoder values;
    private long least = Long.MAX_VALUE;
    private long greatest = Long.MIN_VALUE;

    private NumberEncoder(
            ColumnDescriptor column,
            NumberWidth width,
            NumberDictionary dictionary,
            ValueEncoder values,
            PageCompressor compressor) {
        super(column, values, compressor);
        this.width = width;
        this.dictionary = dictionary;
        this.values = values;
    }

    public static NumberEncoder of(ColumnDescriptor column, NumberWidth width, PageCompressor compressor) {
        NumberDictionary dictionary = new NumberDictionary(width);
        return new NumberEncoder(column, width, dictionary, new ValueEncoder(dictionary), compressor);
    }

    /**
     * Adds a value, whose levels have been added before.
     *
     * @throws ArithmeticException where the column cannot hold it
     */
    public void add(long value) {
        if (width == NumberWidth.INT32) {
            Math.toIntExact(value);
        }
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        if (values.byDictionary()) {
            int id = dictionary.id(value);
            if (id >= 0) {
                values.add(id, width.bytes());
                return;
            }
            values.giveUp();
        }
        width.write(value, values.plain());
    }

    @Override
    void endBounds(Statistics.Builder statistics) {
        statistics.withMin(bytes(least)).withMax(bytes(greatest));
        least = Long.MAX_VALUE;
        greatest = Long.MIN_VALUE;
    }

    private byte[] bytes(long value) {
        Bytes bytes = new Bytes();
        width.write(value, bytes);
        return bytes.copy();
    }
}
