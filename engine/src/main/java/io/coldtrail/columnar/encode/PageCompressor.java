package io.coldtrail.columnar.encode;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.Arrays;

/** Zstandard for the pages of a file, one after another. Not thread-safe. */
public final class PageCompressor implements AutoCloseable {
    /** Level 3 is zstd's own default. */
    private static final int LEVEL = 3;

    private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);
    private final Bytes page = new Bytes();
    private byte[] compressed = new byte[1 << 10];

    /** An empty run of bytes to put a page in; the same one every time. */
    Bytes page() {
        page.clear();
        return page;
    }

    byte[] compress(Bytes bytes) {
        int bound = Math.toIntExact(Zstd.compressBound(bytes.length()));
        if (bound > compressed.length) {
            compressed = new byte[bound];
        }
        int length = context.compressByteArray(compressed, 0, bound, bytes.array(), 0, bytes.length());
        return Arrays.copyOf(compressed, length);
    }

    @Override
    public void close() {
        context.close();
    }
}
