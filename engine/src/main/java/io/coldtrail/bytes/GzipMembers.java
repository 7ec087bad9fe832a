package io.coldtrail.bytes;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Inflates a gzip file (RFC 1952) of one or more members, and is strict about its end: a missing trailer, a checksum or
 * length that does not fit, and bytes after the last member are all {@link DamagedBytes}. {@code GZIPInputStream} takes
 * no notice of the last of these, and evidence with something appended is not what AWS wrote.
 */
final class GzipMembers extends Inflation {
    private static final int FLAG_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private boolean inDeflate;
    private boolean inMember;
    private boolean ended;

    /** Where the header or trailer begins that is being read. */
    private long unitStart;

    /** Met while bytes were at hand that have to be given first. */
    private @Nullable DamagedBytes pending;

    GzipMembers(CodedBytes in, InflationBounds bounds) {
        super(in, bounds);
    }

    @Override
    long position() {
        return inDeflate ? coded().position() - inflater.getRemaining() : unitStart;
    }

    @Override
    int inflate(byte[] target, int offset, int length) throws IOException {
        if (pending != null) {
            throw pending;
        }
        while (!ended) {
            if (!inMember) {
                beginMember();
                continue;
            }
            int count = deflated(target, offset, length);
            if (count > 0) {
                crc.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw new DamagedBytes("gzip-damaged", "the deflate stream asks for a dictionary");
            } else {
                feed();
            }
        }
        return -1;
    }

    /** Inflates what the inflater has; what comes out right before damage counts. */
    private int deflated(byte[] target, int offset, int length) throws DamagedBytes {
        long before = inflater.getBytesWritten();
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            DamagedBytes damage = new DamagedBytes("gzip-damaged", "the deflate stream is damaged: " + e.getMessage());
            int count = (int) (inflater.getBytesWritten() - before);
            if (count == 0) {
                throw damage;
            }
            pending = damage;
            return count;
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        super.close();
    }

    private void feed() throws IOException {
        if (!coded().fill()) {
            throw truncated();
        }
        setInput();
    }

    /** The inflater has all of the buffer; what it leaves is given back at the end of the member. */
    private void setInput() {
        int count = coded().available();
        inflater.setInput(coded().buffer(), coded().at(), count);
        coded().take(count);
    }

    private void beginMember() throws IOException {
        unitStart = coded().position();
        if (unsignedByte() != 0x1F || unsignedByte() != 0x8B) {
            throw new DamagedBytes("trailing-bytes", "bytes follow the end of the gzip stream");
        }
        int method = unsignedByte();
        int flags = unsignedByte();
        if (method != 8 || (flags & 0xE0) != 0) {
            throw new DamagedBytes("gzip-damaged", "the gzip header is damaged");
        }
        skip(6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(unsignedByte() | (unsignedByte() << 8));
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        crc.reset();
        setInput();
        inMember = true;
        inDeflate = true;
    }

    private void endMember() throws IOException {
        coded().giveBack(inflater.getRemaining());
        inDeflate = false;
        unitStart = coded().position();
        long storedCrc = unsignedInt();
        long storedLength = unsignedInt();
        if (storedCrc != crc.getValue()) {
            throw new DamagedBytes("gzip-checksum", "the checksum of the gzip stream does not fit its content");
        }
        if (storedLength != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw new DamagedBytes("gzip-checksum", "the length in the gzip trailer does not fit its content");
        }
        inMember = false;
        unitStart = coded().position();
        ended = !coded().fill();
    }

    private long unsignedInt() throws IOException {
        return unsignedByte() | (unsignedByte() << 8) | (unsignedByte() << 16) | ((long) unsignedByte() << 24);
    }

    private int unsignedByte() throws IOException {
        int value = coded().read();
        if (value < 0) {
            throw truncated();
        }
        return value;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            unsignedByte();
        }
    }

    private void skipText() throws IOException {
        int next;
        do {
            next = unsignedByte();
        } while (next != 0);
    }

    private static DamagedBytes truncated() {
        return new DamagedBytes("gzip-truncated", "the gzip stream ends too early");
    }
}
