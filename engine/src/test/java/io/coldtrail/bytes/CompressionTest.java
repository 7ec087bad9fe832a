package io.coldtrail.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdCompressCtx;
import io.coldtrail.problem.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each compression, whole and with each kind of damage. */
class CompressionTest {
    private static final byte[] CONTENT = "{\"Records\":[{\"eventVersion\":\"1.08\",\"eventName\":\"AssumeRole\"}]}"
            .repeat(3)
            .getBytes(StandardCharsets.UTF_8);

    /** What the bzip2 program makes of {@code hello} and a line feed. */
    private static final String BY_BZIP2 = "QlpoOTFBWSZTWcHAgOIAAAFBAAAQAkSgADDNAMNGKZcXckU4UJDBwIDi";

    /** What came out, how it ended, and where in the stored bytes. */
    private record Read(byte[] content, @Nullable String damage, long offset, boolean compressed) {}

    @ParameterizedTest
    @EnumSource
    void readsOneStreamAndSeveral(CompressedFiles codec) throws IOException {
        byte[] one = codec.compress(CONTENT);
        assertWhole(read(one), CONTENT);
        assertWhole(read(GzipFiles.joined(one, codec.compress(new byte[0]), one)), GzipFiles.joined(CONTENT, CONTENT));
        byte[] large = CompressedFiles.random(700_000);
        assertWhole(read(codec.compress(large)), large);
    }

    @Test
    void readsWhatTheBzip2ProgramWrites() throws IOException {
        assertWhole(read(Base64.getDecoder().decode(BY_BZIP2)), "hello\n".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void takesOffUpToThreeLayers(CompressedFiles inner) throws IOException {
        byte[] stored = inner.compress(CONTENT);
        for (CompressedFiles outer : CompressedFiles.values()) {
            assertWhole(read(outer.compress(stored)), CONTENT);
            assertWhole(read(CompressedFiles.GZIP.compress(outer.compress(stored))), CONTENT);
            Read tooOften = read(outer.compress(CompressedFiles.ZSTD.compress(outer.compress(stored))));
            assertThat(tooOften.damage()).isEqualTo("compressed-too-often");
            assertThat(tooOften.content()).isEmpty();
            assertThat(tooOften.offset()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheGoodBytesOfATruncatedStream(CompressedFiles codec) throws IOException {
        byte[] whole = codec.compress(CONTENT);
        for (int length = 4; length < whole.length; length++) {
            Read read = read(Arrays.copyOf(whole, length));
            assertThat(read.damage()).as("%s bytes", length).isEqualTo(word(codec) + "-truncated");
            assertThat(read.content()).isEqualTo(Arrays.copyOf(CONTENT, read.content().length));
            assertThat(read.offset()).isBetween(0L, (long) length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheStreamBeforeATruncatedOne(CompressedFiles codec) throws IOException {
        byte[] one = codec.compress(CONTENT);
        byte[] large = codec.compress(CompressedFiles.random(400_000));
        Read read = read(GzipFiles.joined(one, Arrays.copyOf(large, large.length - 1)));
        assertThat(read.damage()).isEqualTo(word(codec) + "-truncated");
        assertThat(read.content()).startsWith(CONTENT);
        // A block of bzip2 at this level has 100 kB, one of zstd 128 KiB.
        assertThat(read.content().length).isGreaterThan(CONTENT.length + 200_000);
        assertThat(read.offset()).isGreaterThan(one.length + 200_000L);
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhereTrailingBytesBegin(CompressedFiles codec) throws IOException {
        byte[] one = codec.compress(CONTENT);
        for (String trailing : new String[] {"x", "xyz", "appended by somebody", "\0\0\0\0\0\0"}) {
            Read read = read(GzipFiles.joined(one, one, trailing.getBytes(StandardCharsets.UTF_8)));
            assertThat(read.damage()).isEqualTo("trailing-bytes");
            assertThat(read.content()).isEqualTo(GzipFiles.joined(CONTENT, CONTENT));
            assertThat(read.offset()).isEqualTo(2L * one.length);
        }
    }

    /** Every bit of the file, so that every field of the format is wrong in every way. */
    @ParameterizedTest
    @EnumSource
    void neverGivesWrongBytesUnnoticed(CompressedFiles codec) throws IOException {
        byte[] whole = codec.compress(CONTENT);
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] wrong = whole.clone();
            wrong[bit / 8] ^= (byte) (1 << (bit % 8));
            Read read = read(wrong);
            if (read.damage() == null && read.compressed()) {
                assertThat(read.content()).as("bit %s", bit).isEqualTo(CONTENT);
            }
            assertThat(read.offset()).isBetween(0L, (long) whole.length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhereTheChecksumOfAStreamDoesNotFit(CompressedFiles codec) throws IOException {
        byte[] whole = codec.compress(CONTENT);
        byte[] wrong = whole.clone();
        // The last bits of bzip2 are padding.
        int trailer = codec == CompressedFiles.GZIP ? 8 : codec == CompressedFiles.ZSTD ? 4 : 10;
        wrong[whole.length - (codec == CompressedFiles.BZIP2 ? 2 : trailer)] ^= 1;
        Read read = read(wrong);
        assertThat(read.damage()).isEqualTo(codec == CompressedFiles.GZIP ? "gzip-checksum" : word(codec) + "-damaged");
        assertThat(read.content()).isEqualTo(CONTENT);
        if (codec == CompressedFiles.BZIP2) {
            assertThat(read.offset()).isBetween(whole.length - 20L, (long) whole.length);
        } else {
            assertThat(read.offset()).isEqualTo(whole.length - trailer);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheBlocksBeforeADamagedOne(CompressedFiles codec) throws IOException {
        byte[] content = CompressedFiles.random(600_000);
        byte[] stored = codec.compress(content);
        int at = stored.length - 50_000;
        Arrays.fill(stored, at, at + 2_000, (byte) 0x55);
        Read read = read(stored);
        assertThat(read.damage()).startsWith(word(codec) + "-");
        assertThat(read.content().length).isGreaterThan(390_000);
        byte[] good = Arrays.copyOf(read.content(), 390_000);
        assertThat(good).isEqualTo(Arrays.copyOf(content, 390_000));
        if (codec != CompressedFiles.GZIP) {
            // The bytes hardly shrink, so that offsets agree but for headers.
            assertThat(read.offset()).isBetween(390_000L, (long) stored.length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfDamageInAnInnerLayer(CompressedFiles inner) throws IOException {
        byte[] content = CompressedFiles.random(500_000);
        byte[] damaged = inner.compress(content);
        byte[] cut = Arrays.copyOf(damaged, damaged.length - 100_000);
        for (CompressedFiles outer : CompressedFiles.values()) {
            byte[] stored = outer.compress(cut);
            Read read = read(stored);
            assertThat(read.damage()).isEqualTo(word(inner) + "-truncated");
            assertThat(read.content()).isEqualTo(Arrays.copyOf(content, read.content().length));
            assertThat(read.offset()).isBetween(1L, (long) stored.length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotTakeAFailingDiskForDamage(CompressedFiles codec) {
        byte[] stored = codec.compress(CompressedFiles.random(10 << 20));
        for (int failsAt : new int[] {0, 3, 5_000, 200_000, 9 << 20}) {
            assertThatThrownBy(() -> read(new MemoryFile(stored, "0".repeat(64), failsAt), Limits.DEFAULT))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(DamagedBytes.class)
                    .hasMessage("Input/output error");
        }
    }

    @ParameterizedTest
    @EnumSource
    void stopsAtTheLimitOfInflatedBytes(CompressedFiles codec) throws IOException {
        byte[] stored = codec.compress(CompressedFiles.random(300_000));
        Limits exact = Limits.DEFAULT.with("maxInflatedBytes", 300_000);
        assertWhole(read(MemoryFile.of(stored), exact), CompressedFiles.random(300_000));
        Read read = read(MemoryFile.of(stored), Limits.DEFAULT.with("maxInflatedBytes", 100_000));
        assertThat(read.damage()).isEqualTo("inflated-too-large");
        assertThat(read.content().length).isBetween(100_001, 250_000);
    }

    @ParameterizedTest
    @EnumSource
    void stopsABomb(CompressedFiles codec) throws IOException {
        int length = (64 << 20) + 1;
        byte[] stored = codec.compress(new byte[length]);
        assertThat(length / stored.length).isGreaterThan(250);
        Read read = read(stored);
        assertThat(read.damage()).isEqualTo("inflated-too-large");
        // One in which nothing of the inner layer comes out: the name in the header of a gzip member.
        byte[] name = GzipFiles.joined(new byte[] {0x1F, (byte) 0x8B, 8, 8, 0, 0, 0, 0, 0, 0}, ones(length));
        Read nested = read(codec.compress(name));
        assertThat(nested.damage()).isEqualTo("inflated-too-large");
        assertThat(nested.content()).isEmpty();
    }

    @Test
    void inflatesALogOfManyEqualLines() throws IOException {
        byte[] content = new byte[64 << 20];
        assertThat(read(CompressedFiles.GZIP.compress(content)).damage()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 100_000})
    void skipsFramesOfZstdThatHoldNoContent(int length) throws IOException {
        byte[] skippable = new byte[8 + length];
        skippable[0] = 0x5A;
        skippable[1] = 0x2A;
        skippable[2] = 0x4D;
        skippable[3] = 0x18;
        for (int i = 0; i < 4; i++) {
            skippable[4 + i] = (byte) (length >> (8 * i));
        }
        byte[] one = CompressedFiles.ZSTD.compress(CONTENT);
        assertWhole(read(GzipFiles.joined(skippable, one, skippable, one)), GzipFiles.joined(CONTENT, CONTENT));
        if (length > 0) {
            Read cut = read(GzipFiles.joined(one, Arrays.copyOf(skippable, skippable.length - 1)));
            assertThat(cut.damage()).isEqualTo("zstd-truncated");
            assertThat(cut.content()).isEqualTo(CONTENT);
            assertThat(cut.offset()).isEqualTo(one.length);
        }
    }

    @Test
    void refusesAFrameOfZstdThatWantsTooMuchMemory() throws IOException {
        // A frame whose window has 2^31 bytes: exponent 21, mantissa 0.
        byte[] stored = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) (21 << 3), 1, 0, 0};
        assertThat(read(stored).damage()).isEqualTo("zstd-damaged");
    }

    @Test
    void readsFramesOfZstdWithoutSizeAndChecksum() throws IOException {
        byte[] content = CompressedFiles.random(300_000);
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.setContentSize(false).setChecksum(false).setLevel(19);
            assertWhole(read(context.compress(content)), content);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BZ", "BZh", "BZh0", "BZhello", "BZh9 not a block", "(", "(\u00b5/"})
    void leavesTextThatBeginsAlikeAsItIs(String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
        Read read = read(content);
        assertThat(read.compressed()).isFalse();
        assertWhole(read, content);
    }

    private static void assertWhole(Read read, byte[] content) {
        assertThat(read.damage()).isNull();
        assertThat(Arrays.equals(read.content(), content)).isTrue();
    }

    private static Read read(byte[] stored) throws IOException {
        return read(MemoryFile.of(stored), Limits.DEFAULT);
    }

    private static Read read(MemoryFile file, Limits limits) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        @Nullable String damage = null;
        try (EvidenceStream stream = EvidenceStream.open(file, limits)) {
            byte[] chunk = new byte[1 << 16];
            try {
                int read;
                while ((read = stream.read(chunk)) >= 0) {
                    out.write(chunk, 0, read);
                }
            } catch (DamagedBytes e) {
                damage = e.reason();
                assertThat(stream.finish()).isSameAs(e);
            }
            return new Read(out.toByteArray(), damage, stream.storedDamageOffset(), stream.compressed());
        }
    }

    private static byte[] ones(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 1);
        return bytes;
    }

    private static String word(CompressedFiles codec) {
        return codec.name().toLowerCase(Locale.ROOT);
    }
}
