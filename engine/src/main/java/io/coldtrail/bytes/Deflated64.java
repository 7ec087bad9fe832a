package io.coldtrail.bytes;

import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Inflates a bare deflate64 stream, as Windows writes it into zip files of more than 2 GiB. */
public final class Deflated64 extends Inflation {
    private final Deflate64CompressorInputStream stream;

    /**
     * @param in the compressed bytes; closed with this stream
     * @param storedBytes how many there are, which bounds how much may come out of them
     */
    public Deflated64(InputStream in, long storedBytes, Limits limits) {
        super(new CodedBytes(in, null), new InflationBounds(storedBytes, limits));
        stream = new Deflate64CompressorInputStream(coded());
    }

    @Override
    long position() {
        return coded().position();
    }

    @Override
    int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            return stream.read(target, offset, length);
        } catch (IOException | RuntimeException e) {
            @Nullable IOException below = coded().failure();
            if (below != null) {
                throw below;
            }
            throw coded().ended()
                    ? new DamagedBytes("zip-truncated", "the deflate64 stream ends too early")
                    : new DamagedBytes("zip-damaged", "the deflate64 stream is damaged: " + e.getMessage());
        }
    }
}
