package io.coldtrail.columnar.encode;

/**
 * Parquet's hybrid of run-length encoding and bit-packing, for levels and dictionary ids. What comes out depends on the
 * values alone, not on how they were handed over. Not thread-safe.
 *
 * <p>Source: "Run Length Encoding / Bit-Packing Hybrid" in parquet-format's Encodings.md.
 */
final class HybridEncoder {
    /** Packed values come in groups of so many; a shorter run is not worth a run of its own. */
    private static final int GROUP = 8;

    /** So many groups have a header of one byte, which can be put in afterwards. */
    private static final int MAX_PACKED = 63 * GROUP;

    private final Bytes out = new Bytes();
    private int width;

    private int runValue;
    private int runLength;

    /** Values of the packed run that is open; its header stands at {@link #packedHeader}. */
    private int packed;

    private int packedHeader;
    private long bits;
    private int bitCount;

    /** @param width bits of a value, 0 to 32 */
    HybridEncoder(int width) {
        this.width = width;
    }

    /** Bits that hold every number up to a greatest one. */
    static int widthOf(int greatest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
    }

    /** Drops everything. */
    void begin(int newWidth) {
        out.clear();
        width = newWidth;
        runLength = 0;
        packed = 0;
    }

    /** Adds a value so many times, which may be none. */
    void add(int value, int count) {
        if (count == 0) {
            return;
        }
        if (value != runValue) {
            endRun();
            runValue = value;
        }
        runLength += count;
    }

    /** Bytes so far, roughly. */
    int length() {
        return out.length();
    }

    /** All values encoded; valid until the next call of any method. */
    Bytes finish() {
        endRun();
        if (packed > 0) {
            int padding = -packed & (GROUP - 1);
            pack(0, padding);
            endPacked();
        }
        return out;
    }

    private void endRun() {
        int left = runLength;
        runLength = 0;
        int unfinished = packed & (GROUP - 1);
        if (unfinished > 0) {
            int filling = Math.min(left, GROUP - unfinished);
            pack(runValue, filling);
            left -= filling;
        }
        if (left < GROUP) {
            pack(runValue, left);
            return;
        }
        endPacked();
        out.putVarint((long) left << 1);
        for (int shift = 0; shift < width; shift += Byte.SIZE) {
            out.put(runValue >>> shift);
        }
    }

    private void pack(int value, int count) {
        for (int i = 0; i < count; i++) {
            if (packed == 0) {
                packedHeader = out.length();
                out.put(0);
            }
            bits |= (long) value << bitCount;
            bitCount += width;
            if (bitCount >= Integer.SIZE) {
                out.putInt((int) bits);
                bits >>>= Integer.SIZE;
                bitCount -= Integer.SIZE;
            }
            if (++packed == MAX_PACKED) {
                endPacked();
            }
        }
    }

    /** Ends a packed run, which is of whole groups and so of whole bytes, if there is one. */
    private void endPacked() {
        if (packed == 0) {
            return;
        }
        while (bitCount > 0) {
            out.put((int) bits);
            bits >>>= Byte.SIZE;
            bitCount -= Byte.SIZE;
        }
        out.set(packedHeader, packed / GROUP * 2 + 1);
        packed = 0;
        bits = 0;
        bitCount = 0;
    }
}
