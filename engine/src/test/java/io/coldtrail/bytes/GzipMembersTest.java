package io.coldtrail.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.problem.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GzipMembersTest {

    /** What came out, and how it ended. */
    private record Inflated(String content, @Nullable String damage) {}

    static IntStream headerFlags() {
        return IntStream.rangeClosed(0, 15).map(bits -> bits << 1);
    }

    @ParameterizedTest
    @MethodSource("headerFlags")
    void readsOptionalHeaderFields(int flags) throws IOException {
        assertThat(inflate(GzipFiles.member("content", flags))).isEqualTo(new Inflated("content", null));
    }

    @Test
    void readsMembersOneAfterAnother() throws IOException {
        byte[] file = GzipFiles.joined(
                GzipFiles.member("one,", GzipFiles.FNAME), GzipFiles.member(""), GzipFiles.member("two"));
        assertThat(inflate(file)).isEqualTo(new Inflated("one,two", null));
    }

    @Test
    void readsAnEmptyMember() throws IOException {
        assertThat(inflate(GzipFiles.member(""))).isEqualTo(new Inflated("", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void readsWhateverTheSizeOfThePieces(int pieces) throws IOException {
        String content = randomText(5_000);
        byte[] file = GzipFiles.joined(
                GzipFiles.member(content, GzipFiles.FEXTRA | GzipFiles.FHCRC), GzipFiles.member("end"));
        assertThat(inflate(new InPieces(file, pieces), pieces)).isEqualTo(new Inflated(content + "end", null));
    }

    @Test
    void readsMembersLargerThanItsBuffers() throws IOException {
        String content = randomText(300_000);
        byte[] file = GzipFiles.joined(GzipFiles.member(content), GzipFiles.member(content));
        assertThat(inflate(file)).isEqualTo(new Inflated(content + content, null));
    }

    @Test
    void givesTheGoodBytesBeforeItTellsOfTruncation() throws IOException {
        String content = randomText(400);
        byte[] file = GzipFiles.member(content, GzipFiles.FNAME);
        int longest = 0;
        for (int length = 2; length < file.length; length++) {
            Inflated inflated = inflate(Arrays.copyOf(file, length));
            assertThat(inflated.damage()).as("%s bytes", length).isEqualTo("gzip-truncated");
            assertThat(content).as("%s bytes", length).startsWith(inflated.content());
            assertThat(inflated.content().length()).as("%s bytes", length).isGreaterThanOrEqualTo(longest);
            longest = inflated.content().length();
        }
        // Only the trailer is missing then.
        assertThat(longest).isEqualTo(content.length());
    }

    @Test
    void tellsOfATruncatedSecondMember() throws IOException {
        byte[] first = GzipFiles.member("first");
        byte[] second = GzipFiles.member("second");
        for (int length = 1; length < second.length; length++) {
            Inflated inflated = inflate(GzipFiles.joined(first, Arrays.copyOf(second, length)));
            assertThat(inflated.damage()).isEqualTo("gzip-truncated");
            assertThat(inflated.content()).startsWith("first");
        }
    }

    @Test
    void tellsOfAWrongChecksumAndAWrongLength() throws IOException {
        byte[] file = GzipFiles.member("content");
        for (int fromEnd = 1; fromEnd <= 8; fromEnd++) {
            byte[] wrong = file.clone();
            wrong[file.length - fromEnd] ^= 0x10;
            assertThat(inflate(wrong)).isEqualTo(new Inflated("content", "gzip-checksum"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\0", "xy", "\0\0\0\0", "trailing text that is longer than a header"})
    void tellsOfTrailingBytes(String trailing) throws IOException {
        byte[] file = GzipFiles.joined(GzipFiles.member("content"), trailing.getBytes(StandardCharsets.UTF_8));
        assertThat(inflate(file)).isEqualTo(new Inflated("content", "trailing-bytes"));
    }

    @Test
    void tellsOfADamagedHeaderAndDamagedContent() throws IOException {
        byte[] method = GzipFiles.member("content");
        method[2] = 7;
        assertThat(inflate(method)).isEqualTo(new Inflated("", "gzip-damaged"));
        byte[] reservedFlag = GzipFiles.member("content");
        reservedFlag[3] = 0x20;
        assertThat(inflate(reservedFlag)).isEqualTo(new Inflated("", "gzip-damaged"));
        // 0x07 opens a block of the reserved type.
        byte[] block = GzipFiles.joined(GzipFiles.header(0), new byte[] {7, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThat(inflate(block)).isEqualTo(new Inflated("", "gzip-damaged"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "xy", ""})
    void staysDamagedHoweverOftenItIsRead(String between) throws IOException {
        byte[] damaged = GzipFiles.member("first");
        if (between.isEmpty()) {
            damaged[damaged.length - 1] ^= 1;
        }
        byte[] file = GzipFiles.joined(
                damaged, between.getBytes(StandardCharsets.UTF_8), GzipFiles.member("must not come out"));
        byte[] target = new byte[64];
        try (InputStream in = members(new InPieces(file, 1))) {
            assertThat(in.readNBytes(5)).asString(StandardCharsets.UTF_8).isEqualTo("first");
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> in.read(target))
                        .isInstanceOfSatisfying(
                                DamagedBytes.class,
                                e -> assertThat(e.reason())
                                        .isEqualTo(between.isEmpty() ? "gzip-checksum" : "trailing-bytes"));
            }
        }
    }

    @Test
    void losesNothingWhenAskedForNothing() throws IOException {
        byte[] file = GzipFiles.member("content");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = members(new ByteArrayInputStream(file))) {
            for (int i = 0; i < 7; i++) {
                assertThat(in.read(new byte[4], 2, 0)).isZero();
                out.write(in.read());
            }
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("content");
    }

    private static GzipMembers members(InputStream in) {
        return new GzipMembers(new CodedBytes(in, null), new InflationBounds(1, Limits.DEFAULT));
    }

    private static Inflated inflate(byte[] file) throws IOException {
        return inflate(new ByteArrayInputStream(file), 8192);
    }

    private static Inflated inflate(InputStream file, int chunk) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] target = new byte[chunk];
        try (InputStream in = members(file)) {
            int count = in.read(target);
            while (count >= 0) {
                out.write(target, 0, count);
                count = in.read(target);
            }
        } catch (DamagedBytes e) {
            return new Inflated(out.toString(StandardCharsets.UTF_8), e.reason());
        }
        return new Inflated(out.toString(StandardCharsets.UTF_8), null);
    }

    private static String randomText(int length) {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('!' + random.nextInt(90)));
        }
        return text.toString();
    }

    /** Gives at most so many bytes with each read. */
    private static final class InPieces extends FilterInputStream {
        private final int size;

        InPieces(byte[] content, int size) {
            super(new ByteArrayInputStream(content));
            this.size = size;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(size, length));
        }
    }
}
