package io.coldtrail.columnar;

import io.coldtrail.json.ByteSink;
import java.nio.charset.StandardCharsets;

/** A column of UTF-8 text. */
public final class TextVector extends Vector {
    private final ByteSink data = new ByteSink();
    private int[] ends = new int[64];

    /**
     * Begins the text of the row being built, in place of any text staged before. The caller writes the bytes, which
     * must be valid UTF-8, to the sink it gets.
     */
    public ByteSink stage() {
        forget();
        markStaged();
        return data;
    }

    /** Stages a slice of bytes. */
    public void stage(byte[] source, int start, int end) {
        stage().write(source, start, end);
    }

    public void stage(String text) {
        stage().write(text);
    }

    /** Takes back what was staged. */
    public void unstage() {
        discardRow();
    }

    /** Start of a row's text in {@link #bytes()}. */
    public int start(int row) {
        return end(row - 1);
    }

    /** Length of a row's text in bytes; 0 for NULL. */
    public int length(int row) {
        return end(row) - end(row - 1);
    }

    /** The bytes of all rows; valid until the next write. */
    public byte[] bytes() {
        return data.array();
    }

    /** Start, in {@link #bytes()}, of the text staged for the row being built. */
    public int stagedStart() {
        return end(rows() - 1);
    }

    /** End, in {@link #bytes()}, of the text staged for the row being built. */
    public int stagedEnd() {
        return data.length();
    }

    /** A row's text; meant for tests and rare use, not for inner loops. */
    public String text(int row) {
        return new String(bytes(), start(row), length(row), StandardCharsets.UTF_8);
    }

    @Override
    void commitValue() {
        ends = extended(ends, stagedStart());
        ends[rows()] = data.length();
    }

    @Override
    void forget() {
        data.truncate(stagedStart());
    }

    @Override
    long dataBytes() {
        return data.length() + 4L * rows();
    }

    private int end(int row) {
        return end(ends, row);
    }
}
