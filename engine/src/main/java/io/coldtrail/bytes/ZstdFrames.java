package io.coldtrail.bytes;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Inflates a zstd file (RFC 8878) of one or more frames, skippable ones among them. The library gets one block at a time,
 * so that a damaged block costs nothing that stands before it, and so that the place of the damage is known to a block.
 */
final class ZstdFrames extends Inflation {
    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPABLE_MAGIC = 0x184D2A50;
    private static final int MAGIC_BYTES = 4;
    private static final int BLOCK_HEADER_BYTES = 3;
    private static final int RUN_BLOCK = 1;

    /** The most that a frame may ask to be held in memory: 128 MiB, what the format's own tool allows. */
    private static final int WINDOW_LOG_MAX = 27;

    /** What comes next. */
    private enum State {
        FRAME,
        BLOCK,
        CHECKSUM,
        FRAME_END,
        END
    }

    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private State next = State.FRAME;
    private boolean hasChecksum;
    private boolean frameEnded;

    /** Bytes of the current header, block or checksum that the library has not got yet. */
    private long unitLeft;

    private long unitStart;

    /** Whether the library may hold inflated bytes back. */
    private boolean more;

    ZstdFrames(CodedBytes in, InflationBounds bounds) {
        super(in, bounds);
        context.setLongMax(WINDOW_LOG_MAX);
    }

    /** Whether a frame of either kind begins at an index, which has four bytes. */
    static boolean beginsFrame(byte[] bytes, int at) {
        int magic = littleEndian(bytes, at, MAGIC_BYTES);
        return magic == MAGIC || isSkippable(magic);
    }

    private static boolean isSkippable(int magic) {
        return (magic & 0xFFFFFFF0) == SKIPPABLE_MAGIC;
    }

    @Override
    long position() {
        return unitStart;
    }

    @Override
    int inflate(byte[] target, int offset, int length) throws IOException {
        while (unitLeft > 0 || more || nextUnit()) {
            // What the library holds back comes first, also where nothing follows.
            if (!more && unitLeft > 0 && !coded().fill()) {
                throw truncated();
            }
            int count = decompress(target, offset, length);
            if (count > 0) {
                return count;
            }
        }
        return -1;
    }

    private int decompress(byte[] target, int offset, int length) throws DamagedBytes {
        int given = (int) Math.min(unitLeft, coded().available());
        ByteBuffer source = ByteBuffer.wrap(coded().buffer(), coded().at(), given);
        ByteBuffer inflated = ByteBuffer.wrap(target, offset, length);
        try {
            frameEnded = context.decompressByteBufferStream(inflated, source);
        } catch (ZstdException e) {
            throw damaged("the zstd stream is damaged: " + e.getMessage());
        }
        int taken = given - source.remaining();
        int count = length - inflated.remaining();
        coded().take(taken);
        unitLeft -= taken;
        more = count == length;
        if (taken == 0 && count == 0 && given > 0) {
            throw damaged("the zstd stream is damaged: a block does not end");
        }
        return count;
    }

    /** Begins the next header, block or checksum; false at the end of the file. */
    private boolean nextUnit() throws IOException {
        while (unitLeft == 0) {
            unitStart = coded().position();
            switch (next) {
                case FRAME -> beginFrame();
                case BLOCK -> beginBlock();
                case CHECKSUM -> {
                    unitLeft = 4;
                    next = State.FRAME_END;
                }
                case FRAME_END -> {
                    if (!frameEnded) {
                        throw damaged("the zstd stream is damaged: a frame does not end with its last block");
                    }
                    next = State.FRAME;
                }
                case END -> {
                    return false;
                }
            }
        }
        return true;
    }

    private void beginFrame() throws IOException {
        if (!coded().fill()) {
            next = State.END;
            return;
        }
        if (!coded().ensure(MAGIC_BYTES) || !beginsFrame(coded().buffer(), coded().at())) {
            throw new DamagedBytes("trailing-bytes", "bytes follow the end of the zstd stream");
        }
        if (isSkippable(littleEndian(coded().buffer(), coded().at(), MAGIC_BYTES))) {
            skipFrame();
            return;
        }
        require(MAGIC_BYTES + 1);
        int descriptor = coded().buffer()[coded().at() + MAGIC_BYTES];
        boolean singleSegment = (descriptor & 0x20) != 0;
        int sizeFlag = (descriptor & 0xFF) >> 6;
        int sizeBytes = sizeFlag == 0 ? (singleSegment ? 1 : 0) : 1 << sizeFlag;
        int dictionaryBytes = (1 << (descriptor & 3)) >> 1;
        hasChecksum = (descriptor & 4) != 0;
        unitLeft = MAGIC_BYTES + 1L + (singleSegment ? 0 : 1) + dictionaryBytes + sizeBytes;
        frameEnded = false;
        next = State.BLOCK;
    }

    private void beginBlock() throws IOException {
        require(BLOCK_HEADER_BYTES);
        int header = littleEndian(coded().buffer(), coded().at(), BLOCK_HEADER_BYTES);
        boolean last = (header & 1) != 0;
        int type = (header >> 1) & 3;
        // A run of one byte stands for all the bytes of its block.
        unitLeft = (long) BLOCK_HEADER_BYTES + (type == RUN_BLOCK ? 1 : header >> 3);
        next = !last ? State.BLOCK : hasChecksum ? State.CHECKSUM : State.FRAME_END;
    }

    private void skipFrame() throws IOException {
        require(2 * MAGIC_BYTES);
        long left = littleEndian(coded().buffer(), coded().at() + MAGIC_BYTES, 4) & 0xFFFFFFFFL;
        coded().take(2 * MAGIC_BYTES);
        while (left > 0) {
            if (!coded().fill()) {
                throw truncated();
            }
            int count = (int) Math.min(left, coded().available());
            coded().take(count);
            left -= count;
        }
    }

    private void require(int count) throws IOException {
        if (!coded().ensure(count)) {
            throw truncated();
        }
    }

    private static int littleEndian(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value |= (bytes[at + i] & 0xFF) << (8 * i);
        }
        return value;
    }

    private static DamagedBytes damaged(String message) {
        return new DamagedBytes("zstd-damaged", message);
    }

    private static DamagedBytes truncated() {
        return new DamagedBytes("zstd-truncated", "the zstd stream ends too early");
    }

    @Override
    public void close() throws IOException {
        context.close();
        super.close();
    }
}
