package io.coldtrail.bytes;

import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Inflates a bare deflate stream (RFC 1951), as it lies in a zip file. */
public final class Deflated extends Inflation {
    private final Inflater inflater = new Inflater(true);

    /** Met while bytes were at hand that have to be given first. */
    private @Nullable DamagedBytes pending;

    /**
     * @param in the compressed bytes; closed with this stream
     * @param storedBytes how many there are, which bounds how much may come out of them
     */
    public Deflated(InputStream in, long storedBytes, Limits limits) {
        super(new CodedBytes(in, null), new InflationBounds(storedBytes, limits));
    }

    /** Number of compressed bytes that have been inflated. */
    @Override
    public long position() {
        return coded().position() - inflater.getRemaining();
    }

    @Override
    int inflate(byte[] target, int offset, int length) throws IOException {
        if (pending != null) {
            throw pending;
        }
        while (!inflater.finished()) {
            int count = deflated(target, offset, length);
            if (count > 0) {
                return count;
            }
            if (inflater.needsDictionary()) {
                throw new DamagedBytes("zip-damaged", "the deflate stream asks for a dictionary");
            }
            if (inflater.needsInput() && !inflater.finished()) {
                feed();
            }
        }
        return -1;
    }

    private int deflated(byte[] target, int offset, int length) throws DamagedBytes {
        long before = inflater.getBytesWritten();
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            pending = new DamagedBytes("zip-damaged", "the deflate stream is damaged: " + e.getMessage());
            int count = (int) (inflater.getBytesWritten() - before);
            if (count == 0) {
                throw pending;
            }
            return count;
        }
    }

    private void feed() throws IOException {
        if (!coded().fill()) {
            throw new DamagedBytes("zip-truncated", "the deflate stream ends too early");
        }
        int count = coded().available();
        inflater.setInput(coded().buffer(), coded().at(), count);
        coded().take(count);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        super.close();
    }
}
