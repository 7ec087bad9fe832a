package io.coldtrail.columnar;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.coldtrail.bytes.DamagedBytes;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/** Decompresses pages. Memory is taken only for sizes that the compressed bytes can really come to. Not thread-safe. */
final class PageInflater implements Closeable {
    /** Deflate's own bound, and room for headers. */
    private static final int MAX_GZIP_RATIO = 1_100;

    /** A block of four bytes gives 128 KiB at the most. */
    private static final int MAX_ZSTD_RATIO = 1 << 15;

    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();

    /** Refuses what is not read. */
    static void requireKnown(CompressionCodec codec, String column) throws DamagedBytes {
        switch (codec) {
            case UNCOMPRESSED, SNAPPY, GZIP, ZSTD -> {}
            case LZO, BROTLI, LZ4, LZ4_RAW ->
                throw ParquetDamage.unsupported("the column " + column + " is compressed with " + codec
                        + "; only SNAPPY, GZIP and ZSTD are read");
        }
    }

    /** Decompresses the end of an array from an index on, which must come to as many bytes as are expected. */
    byte[] inflate(CompressionCodec codec, byte[] source, int start, int expected) throws DamagedBytes {
        int length = source.length - start;
        return switch (codec) {
            case UNCOMPRESSED -> {
                requireSize(length, expected);
                yield start == 0 ? source : Arrays.copyOfRange(source, start, source.length);
            }
            case SNAPPY -> {
                requirePossible(length, Snappy.MAX_RATIO, expected);
                yield Snappy.decompress(source, start, source.length, expected);
            }
            case GZIP -> {
                requirePossible(length, MAX_GZIP_RATIO, expected);
                yield gunzip(source, start, expected);
            }
            case ZSTD -> {
                requirePossible(length, MAX_ZSTD_RATIO, expected);
                yield unzstd(source, start, expected);
            }
            case LZO, BROTLI, LZ4, LZ4_RAW -> throw new IllegalStateException("refused before: " + codec);
        };
    }

    @Override
    public void close() {
        zstd.close();
    }

    private static byte[] gunzip(byte[] source, int start, int expected) throws DamagedBytes {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(source, start, source.length - start))) {
            byte[] inflated = in.readNBytes(expected);
            requireSize(inflated.length + (in.read() < 0 ? 0 : 1), expected);
            return inflated;
        } catch (DamagedBytes e) {
            throw e;
        } catch (IOException e) {
            throw ParquetDamage.damaged("a page's gzip stream is damaged: " + e.getMessage());
        }
    }

    private byte[] unzstd(byte[] source, int start, int expected) throws DamagedBytes {
        byte[] inflated = new byte[expected];
        try {
            requireSize(
                    zstd.decompressByteArray(inflated, 0, expected, source, start, source.length - start), expected);
        } catch (ZstdException e) {
            throw ParquetDamage.damaged("a page's zstd frame is damaged: " + e.getMessage());
        }
        return inflated;
    }

    private static void requirePossible(int length, int ratio, int expected) throws DamagedBytes {
        if (expected > (length + 16L) * ratio) {
            throw ParquetDamage.damaged("a page of " + length + " bytes cannot inflate to " + expected);
        }
    }

    private static void requireSize(int size, int expected) throws DamagedBytes {
        if (size != expected) {
            throw ParquetDamage.damaged("a page does not inflate to the " + expected + " bytes it promises");
        }
    }
}
