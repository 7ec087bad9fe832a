package io.coldtrail.bytes;

/** A way to compress a file, known by how the file begins. */
enum Compression {
    GZIP,
    ZSTD,
    BZIP2;

    /** How many bytes tell a compression. */
    static final int MAGIC_BYTES = 10;

    private static final long BZIP2_BLOCK = 0x314159265359L;
    private static final long BZIP2_END = 0x177245385090L;

    /** Whether a file that begins so is compressed in this way. */
    boolean matches(byte[] head, int length) {
        return switch (this) {
            case GZIP -> length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
            case ZSTD -> length >= 4 && ZstdFrames.beginsFrame(head, 0);
            case BZIP2 ->
                Bzip2Streams.beginsStream(head, length)
                        && (continues(head, length, BZIP2_BLOCK) || continues(head, length, BZIP2_END));
        };
    }

    /** Takes off the compression of a stream that begins so. */
    Inflation inflate(CodedBytes coded, InflationBounds bounds) {
        return switch (this) {
            case GZIP -> new GzipMembers(coded, bounds);
            case ZSTD -> new ZstdFrames(coded, bounds);
            case BZIP2 -> new Bzip2Streams(coded, bounds);
        };
    }

    /** Whether six bytes follow the first four, or as many of them as the file has. */
    private static boolean continues(byte[] head, int length, long magic) {
        for (int i = 4; i < Math.min(length, MAGIC_BYTES); i++) {
            if (head[i] != (byte) (magic >> (8 * (MAGIC_BYTES - 1 - i)))) {
                return false;
            }
        }
        return true;
    }
}
