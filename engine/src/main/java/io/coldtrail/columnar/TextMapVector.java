package io.coldtrail.columnar;

/** A column of maps from text to text. The entries of all rows stand one after another in two vectors. */
public final class TextMapVector extends Vector {
    private final TextVector keys = new TextVector();
    private final TextVector values = new TextVector();
    private int[] ends = new int[64];

    /** Begins the map of the row being built, in place of any map staged before. */
    public void stage() {
        discardRow();
        markStaged();
    }

    /** The keys of all rows; the caller stages a key here and a value, or none for NULL, in {@link #values()}. */
    public TextVector keys() {
        return keys;
    }

    public TextVector values() {
        return values;
    }

    /** Ends the entry whose key and value are staged. */
    public void commitEntry() {
        keys.commitRow();
        values.commitRow();
    }

    /** Index of a row's first entry. */
    public int start(int row) {
        return end(ends, row - 1);
    }

    /** Index after a row's last entry. */
    public int end(int row) {
        return end(ends, row);
    }

    @Override
    void commitValue() {
        ends = extended(ends, start(rows()));
        ends[rows()] = keys.rows();
    }

    @Override
    void forget() {
        keys.truncate(start(rows()));
        values.truncate(start(rows()));
    }

    @Override
    long dataBytes() {
        return keys.dataBytes() + values.dataBytes() + 4L * rows();
    }
}
