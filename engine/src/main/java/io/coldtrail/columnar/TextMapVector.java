package io.coldtrail.columnar;

import java.util.Arrays;

/** A column of maps from text to text. The entries of all rows stand one after another in two vectors. */
public final class TextMapVector extends Vector {
    private final TextVector keys = new TextVector();
    private final TextVector values = new TextVector();
    private int[] ends = new int[64];
    private boolean staged;

    /** Begins the map of the row being built, in place of any map staged before. */
    public void stage() {
        discardRow();
        staged = true;
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
        return row == 0 ? 0 : ends[row - 1];
    }

    /** Index after a row's last entry. */
    public int end(int row) {
        return ends[row];
    }

    @Override
    public boolean isStaged() {
        return staged;
    }

    @Override
    public void commitRow() {
        if (rows() == ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        ends[rows()] = keys.rows();
        addRow(staged ? Presence.VALUE : Presence.NULL);
        staged = false;
    }

    @Override
    public void discardRow() {
        int entries = rows() == 0 ? 0 : ends[rows() - 1];
        keys.truncate(entries);
        values.truncate(entries);
        staged = false;
    }

    @Override
    void truncate(int newRows) {
        dropRows(newRows);
        discardRow();
    }

    @Override
    long dataBytes() {
        return keys.dataBytes() + values.dataBytes() + 4L * rows();
    }
}
