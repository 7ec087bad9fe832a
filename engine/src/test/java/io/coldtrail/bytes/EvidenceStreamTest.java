package io.coldtrail.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.problem.Limits;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceStreamTest {
    /** Larger than any bound on files that are held in memory should be. */
    private static final int LARGE = 40 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\u001f", "{\"Records\":[]}"})
    void readsAPlainFileAsItIs(String content) throws IOException {
        byte[] stored = content.getBytes(StandardCharsets.UTF_8);
        try (EvidenceStream stream = EvidenceStream.open(new Fake(stored), Limits.DEFAULT)) {
            assertThat(stream.compressed()).isFalse();
            assertThat(stream.storedSha256()).isEqualTo(sha256(stored));
            assertThat(stream.readAllBytes()).isEqualTo(stored);
            stream.finish();
            assertThat(stream.inflatedSha256()).isEqualTo(sha256(stored));
            assertThat(stream.inflatedBytes()).isEqualTo(stored.length);
        }
    }

    @Test
    void inflatesByContentAndKnowsTheStoredHashBeforeTheFirstByte() throws IOException {
        byte[] stored = GzipFiles.joined(GzipFiles.member("one"), GzipFiles.member("two"));
        try (EvidenceStream stream = EvidenceStream.open(new Fake(stored), Limits.DEFAULT)) {
            assertThat(stream.compressed()).isTrue();
            assertThat(stream.storedSha256()).isEqualTo(sha256(stored));
            assertThat(stream.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("onetwo");
            stream.finish();
            assertThat(stream.inflatedSha256()).isEqualTo(sha256("onetwo".getBytes(StandardCharsets.UTF_8)));
            assertThat(stream.inflatedBytes()).isEqualTo(6);
        }
    }

    @Test
    void hashesAllOfAFileThatWasReadInPart() throws IOException {
        byte[] stored = GzipFiles.member("a long text that nobody reads to its end");
        try (EvidenceStream stream = EvidenceStream.open(new Fake(stored), Limits.DEFAULT)) {
            assertThat(stream.read()).isEqualTo('a');
            stream.finish();
            assertThat(stream.inflatedSha256())
                    .isEqualTo(sha256("a long text that nobody reads to its end".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void hashesWhatComesBeforeDamage() throws IOException {
        byte[] stored = GzipFiles.joined(
                GzipFiles.member("good"),
                "??".getBytes(StandardCharsets.UTF_8),
                GzipFiles.member("never written by AWS"));
        try (EvidenceStream stream = EvidenceStream.open(new Fake(stored), Limits.DEFAULT)) {
            assertThatThrownBy(stream::readAllBytes)
                    .isInstanceOfSatisfying(
                            DamagedBytes.class, e -> assertThat(e.reason()).isEqualTo("trailing-bytes"));
            stream.finish();
            assertThat(stream.storedSha256()).isEqualTo(sha256(stored));
            assertThat(stream.inflatedSha256()).isEqualTo(sha256("good".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void readsASmallFileFromDiskOnce() throws IOException {
        Fake storage = new Fake(GzipFiles.member("small"));
        try (EvidenceStream stream = EvidenceStream.open(storage, Limits.DEFAULT)) {
            stream.finish();
        }
        assertThat(storage.opened).isEqualTo(1);
        assertThat(storage.closed).isEqualTo(1);
    }

    @Test
    void readsALargeFileWithoutHoldingIt() throws IOException {
        byte[] stored = large();
        Fake storage = new Fake(stored, stored);
        try (EvidenceStream stream = EvidenceStream.open(storage, Limits.DEFAULT)) {
            assertThat(stream.storedSha256()).isEqualTo(sha256(stored));
            stream.finish();
            assertThat(stream.inflatedSha256()).isEqualTo(sha256(stored));
            assertThat(stream.inflatedBytes()).isEqualTo(LARGE);
        }
        assertThat(storage.closed).isEqualTo(storage.opened);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, LARGE / 2, LARGE - 1})
    void tellsOfALargeFileThatChangesBetweenTheTwoReads(int changedAt) throws IOException {
        byte[] before = large();
        byte[] after = before.clone();
        after[changedAt] ^= 1;
        changes(before, after);
    }

    @Test
    void tellsOfALargeFileThatGrowsOrShrinksBetweenTheTwoReads() throws IOException {
        byte[] before = large();
        changes(before, Arrays.copyOf(before, LARGE + 1));
        changes(before, Arrays.copyOf(before, LARGE - 1));
        changes(before, new byte[0]);
    }

    @Test
    void tellsOfALargeCompressedFileThatChangesBehindItsDamage() throws IOException {
        byte[] before = GzipFiles.joined(GzipFiles.member("content"), large());
        byte[] after = before.clone();
        after[after.length - 1] ^= 1;
        changes(before, after);
    }

    private static void changes(byte[] before, byte[] after) throws IOException {
        try (EvidenceStream stream = EvidenceStream.open(new Fake(before, after), Limits.DEFAULT)) {
            assertThat(stream.storedSha256()).isEqualTo(sha256(before));
            assertThatThrownBy(stream::finish)
                    .isInstanceOfSatisfying(
                            DamagedBytes.class, e -> assertThat(e.reason()).isEqualTo("changed-while-read"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, LARGE})
    void readsAFileOnceWhoseHashIsKnown(int size) throws IOException {
        byte[] content = Arrays.copyOf(large(), size);
        MemoryFile file = new MemoryFile(content, sha256(content), -1);
        try (EvidenceStream stream = EvidenceStream.open(file, Limits.DEFAULT)) {
            assertThat(stream.storedSha256()).isEqualTo(sha256(content));
            assertThat(stream.finish()).isNull();
            assertThat(stream.inflatedSha256()).isEqualTo(sha256(content));
        }
        assertThat(file.opened()).isEqualTo(1);
        assertThat(file.openNow()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, LARGE})
    void tellsOfAFileThatIsNotTheOneWhoseHashIsKnown(int size) throws IOException {
        byte[] content = Arrays.copyOf(large(), size);
        MemoryFile file = new MemoryFile(content, sha256(new byte[0]), -1);
        try (EvidenceStream stream = EvidenceStream.open(file, Limits.DEFAULT)) {
            assertThatThrownBy(stream::finish)
                    .isInstanceOfSatisfying(
                            DamagedBytes.class, e -> assertThat(e.reason()).isEqualTo("changed-while-read"));
        }
    }

    private static byte[] large() {
        byte[] content = new byte[LARGE];
        new Random(1).nextBytes(content);
        content[0] = '{';
        return content;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** A file whose content may be another with each opening. */
    private static final class Fake implements StoredFile {
        private final List<byte[]> contents;
        private int opened;
        private int closed;

        Fake(byte[]... contents) {
            this.contents = new ArrayList<>(List.of(contents));
        }

        @Override
        public long size() {
            return contents.get(0).length;
        }

        @Override
        public InputStream open() {
            return new FilterInputStream(new ByteArrayInputStream(contents.get(opened++))) {
                @Override
                public void close() {
                    closed++;
                }
            };
        }

        @Override
        public SeekableByteChannel openChannel() {
            throw new AssertionError("read from front to back");
        }

        @Override
        public @Nullable String knownSha256() {
            return null;
        }

        @Override
        public String location() {
            return "a.json.gz";
        }
    }
}
