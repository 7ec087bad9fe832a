package io.coldtrail.bytes;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Compresses in each of the ways that evidence comes in. */
public enum CompressedFiles {
    GZIP,
    ZSTD,
    BZIP2;

    /** One stream. */
    public byte[] compress(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            switch (this) {
                case GZIP -> write(new GZIPOutputStream(out), content);
                case BZIP2 -> write(new BZip2CompressorOutputStream(out, 1), content);
                case ZSTD -> {
                    try (ZstdCompressCtx context = new ZstdCompressCtx()) {
                        context.setChecksum(true);
                        out.writeBytes(context.compress(content));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(OutputStream out, byte[] content) throws IOException {
        try (out) {
            out.write(content);
        }
    }

    /** Bytes that hardly shrink. */
    public static byte[] random(int length) {
        byte[] content = new byte[length];
        new Random(3).nextBytes(content);
        content[0] = '{';
        return content;
    }
}
