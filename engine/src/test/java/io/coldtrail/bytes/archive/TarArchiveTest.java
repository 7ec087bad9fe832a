package io.coldtrail.bytes.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.bytes.CompressedFiles;
import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.MemoryFile;
import io.coldtrail.problem.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TarArchiveTest {
    private static final byte[] ONE = bytes("{\"one\":1}");
    private static final byte[] TWO = CompressedFiles.random(200_000);
    private static final byte[] THREE = bytes("three");

    /** Each way to compress a tar file, and none. */
    static Stream<@Nullable CompressedFiles> codecs() {
        return Stream.concat(Stream.of((CompressedFiles) null), Arrays.stream(CompressedFiles.values()));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void listsAndOpensMembersInAnyOrder(@Nullable CompressedFiles codec) throws IOException {
        byte[] tar = new TarFiles()
                .special("folder/", '5')
                .file("./folder/one.json", ONE)
                .file("/abs/../two", TWO)
                .file("empty", new byte[0])
                .file("folder/one.json", THREE)
                .end();
        MemoryFile stored = MemoryFile.of(stored(tar, codec));
        try (ArchiveFile archive = open(stored)) {
            assertThat(archive.damage()).isNull();
            assertThat(archive.sha256()).isEqualTo(sha256(stored(tar, codec)));
            assertThat(archive.sequential()).isEqualTo(codec != null);
            assertThat(archive.members())
                    .extracting(Member::name)
                    .containsExactly("folder/one.json", "abs/../two", "empty", "folder/one.json");
            List<byte[]> contents = List.of(ONE, TWO, new byte[0], THREE);
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 3, 2, 1, 0));
            for (int i : order) {
                Member member = archive.members().get(i);
                assertThat(member.file().size()).isEqualTo(contents.get(i).length);
                assertThat(member.file().knownSha256()).isEqualTo(sha256(contents.get(i)));
                assertThat(content(member)).isEqualTo(contents.get(i));
                assertThat(fromBehind(member)).isEqualTo(contents.get(i));
            }
        }
        assertThat(stored.openNow()).isZero();
    }

    @Test
    void inflatesOnceForMembersInTheirOrder() throws IOException {
        TarFiles tar = new TarFiles();
        for (int i = 0; i < 40; i++) {
            tar.file("member" + i, CompressedFiles.random(100_000));
        }
        byte[] content = CompressedFiles.GZIP.compress(tar.end());
        MemoryFile stored = MemoryFile.of(content);
        try (ArchiveFile archive = open(stored)) {
            long listed = stored.taken();
            for (Member member : archive.members()) {
                content(member);
            }
            assertThat(stored.taken() - listed).isLessThanOrEqualTo(content.length);
            assertThat(stored.openNow()).isEqualTo(1);
        }
        assertThat(stored.openNow()).isZero();
    }

    @Test
    void keepsFewPlacesHoweverManyMembersAreOpen() throws IOException {
        TarFiles tar = new TarFiles();
        for (int i = 0; i < 10; i++) {
            tar.file("member" + i, bytes("content " + i));
        }
        MemoryFile stored = MemoryFile.of(CompressedFiles.ZSTD.compress(tar.end()));
        ArchiveFile archive = open(stored);
        List<InputStream> streams = new ArrayList<>();
        for (Member member : archive.members()) {
            streams.add(member.file().open());
        }
        for (int i = 0; i < 10; i++) {
            assertThat(streams.get(i).readAllBytes()).isEqualTo(bytes("content " + i));
            streams.get(i).close();
            streams.get(i).close();
        }
        assertThat(stored.openNow()).isEqualTo(4);
        archive.close();
        assertThat(stored.openNow()).isZero();
        assertThatThrownBy(() -> archive.members().get(0).file().open()).isInstanceOf(IOException.class);
    }

    @Test
    void givesEachThreadItsMember() throws Exception {
        TarFiles tar = new TarFiles();
        for (int i = 0; i < 60; i++) {
            tar.file("member" + i, bytes(("content " + i + " ").repeat(500 + i)));
        }
        MemoryFile stored = MemoryFile.of(CompressedFiles.GZIP.compress(tar.end()));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try (ArchiveFile archive = open(stored)) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                order.add(i);
                order.add(i);
            }
            Collections.shuffle(order, new Random(2));
            List<Callable<byte[]>> tasks = new ArrayList<>();
            for (int i : order) {
                tasks.add(() -> content(archive.members().get(i)));
            }
            List<Future<byte[]>> results = threads.invokeAll(tasks);
            for (int i = 0; i < results.size(); i++) {
                int member = order.get(i);
                assertThat(results.get(i).get()).isEqualTo(bytes(("content " + member + " ").repeat(500 + member)));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(stored.openNow()).isZero();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void givesTheMembersBeforeACut(@Nullable CompressedFiles codec) throws IOException {
        byte[] tar = new TarFiles()
                .file("one", ONE)
                .file("two", CompressedFiles.random(900_000))
                .file("three", THREE)
                .end();
        byte[] whole = stored(tar, codec);
        byte[] cut = Arrays.copyOf(whole, 600_000);
        try (ArchiveFile archive = open(MemoryFile.of(cut))) {
            String reason = codec == null ? "tar-truncated" : codec.name().toLowerCase(Locale.ROOT) + "-truncated";
            assertThat(archive.damage().reason()).isEqualTo(reason);
            assertThat(archive.sha256()).isEqualTo(sha256(cut));
            assertThat(archive.members()).extracting(Member::name).containsExactly("one", "two");
            assertThat(content(archive.members().get(0))).isEqualTo(ONE);
            Member two = archive.members().get(1);
            assertThat(two.file().size()).isBetween(300_000L, 600_000L);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (InputStream in = two.file().open()) {
                assertThatThrownBy(() -> in.transferTo(out))
                        .isInstanceOfSatisfying(
                                DamagedBytes.class, e -> assertThat(e.reason()).isEqualTo(reason));
            }
            assertThat(out.size()).isEqualTo((int) two.file().size());
            assertThat(sha256(out.toByteArray())).isEqualTo(two.file().knownSha256());
            assertThatThrownBy(() -> two.file().openChannel()).isInstanceOf(DamagedBytes.class);
        }
    }

    /** Wherever it is cut, members and damage make up the file. */
    @Test
    void givesConsistentMembersWhereverItIsCut() throws IOException {
        byte[] tar = new TarFiles()
                .file("one", ONE)
                .file("two", bytes("x".repeat(700)))
                .end();
        for (int length = 512; length < tar.length; length += 13) {
            try (ArchiveFile archive = open(MemoryFile.of(Arrays.copyOf(tar, length)))) {
                boolean complete = length >= 512 * 5 + 512;
                assertThat(archive.damage() == null).as("%s bytes", length).isEqualTo(complete && length % 512 == 0);
                assertThat(archive.members().size()).isEqualTo(length < 512 * 3 ? 1 : 2);
            }
        }
    }

    static Stream<Arguments> names() {
        String longName = "n".repeat(150) + "/" + "m".repeat(300);
        return Stream.of(
                Arguments.of(
                        "pax",
                        new TarFiles()
                                .attribute("path", longName)
                                .file("short", ONE)
                                .end(),
                        longName),
                Arguments.of(
                        "GNU",
                        new TarFiles()
                                .member(bytes("././@LongLink"), 'L', bytes(longName + "\0"), longName.length() + 1)
                                .file("short", ONE)
                                .end(),
                        longName),
                Arguments.of(
                        "malformed UTF-8",
                        new TarFiles()
                                .member(new byte[] {'a', (byte) 0xFF, (byte) 0xC3, (byte) 0xA9, '\n'}, '0', ONE, 9)
                                .end(),
                        "a\\xff\u00e9\n"),
                Arguments.of("global attributes", globalFirst(), "name"));
    }

    private static byte[] globalFirst() {
        byte[] comment = bytes("14 comment=ab\n");
        return new TarFiles()
                .member(bytes("pax_global_header"), 'g', comment, comment.length)
                .file("name", ONE)
                .end();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void readsNames(String how, byte[] tar, String name) throws IOException {
        try (ArchiveFile archive = open(MemoryFile.of(tar))) {
            assertThat(archive.damage()).isNull();
            assertThat(archive.members()).extracting(Member::name).containsExactly(name);
            assertThat(content(archive.members().get(0))).isEqualTo(ONE);
        }
    }

    @Test
    void tellsWhatIsNoFile() throws IOException {
        byte[] zip = ZipFiles.zip("a", ONE);
        byte[] tar = new TarFiles()
                .special("soft", '2')
                .special("hard", '1')
                .special("pipe", '6')
                .special("device", '3')
                .attribute("GNU.sparse.major", "1")
                .file("sparse", ONE)
                .file("inner.zip", zip)
                .file(
                        "inner.tar.gz",
                        CompressedFiles.GZIP.compress(
                                new TarFiles().file("x", ONE).end()))
                .file(
                        "known.json.gz",
                        CompressedFiles.GZIP.compress(
                                new TarFiles().file("x", ONE).end()))
                .file("file", ONE)
                .end();
        try (ArchiveFile archive =
                ArchiveFile.open(MemoryFile.of(tar), Limits.DEFAULT, name -> name.startsWith("known"))) {
            assertThat(archive.members())
                    .extracting(member -> member.name() + " " + member.kind())
                    .containsExactly(
                            "soft LINK",
                            "hard LINK",
                            "pipe OTHER",
                            "device OTHER",
                            "sparse UNREADABLE",
                            "inner.zip ARCHIVE",
                            "inner.tar.gz ARCHIVE",
                            "known.json.gz FILE",
                            "file FILE");
        }
    }

    static Stream<Arguments> damages() {
        byte[] wrongSum = TarFiles.header(bytes("two"), '0', "00000000011");
        wrongSum[0] ^= 1;
        byte[] wrongSize = TarFiles.header(bytes("two"), '0', "0000000x011");
        byte[] hugeName = TarFiles.header(bytes("././@LongLink"), 'L', "77777777777");
        byte[] pax = bytes("999 path=x\n");
        byte[] huge = TarFiles.header(bytes("two"), '0', "77777777777");
        return Stream.of(
                Arguments.of(
                        "a wrong checksum", "tar-damaged", one().bytes(wrongSum).end()),
                Arguments.of(
                        "a wrong number", "tar-damaged", one().bytes(wrongSize).end()),
                Arguments.of("a huge name", "tar-damaged", one().bytes(hugeName).end()),
                Arguments.of(
                        "a long name",
                        "tar-damaged",
                        one().attribute("path", "p".repeat(5_000))
                                .file("two", ONE)
                                .end()),
                Arguments.of(
                        "wrong attributes",
                        "tar-damaged",
                        one().member(bytes("pax"), 'x', pax, pax.length)
                                .file("two", ONE)
                                .end()),
                Arguments.of("no end", "tar-truncated", one().unended()),
                Arguments.of(
                        "bytes after the end",
                        "trailing-bytes",
                        one().bytes(new byte[1024]).bytes(ONE).unended()),
                Arguments.of(
                        "a second tar file",
                        "trailing-bytes",
                        one().bytes(new byte[1024]).file("two", ONE).end()));
    }

    private static TarFiles one() {
        return new TarFiles().file("one", ONE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void tellsOfDamageAfterTheGoodMembers(String what, String reason, byte[] tar) throws IOException {
        byte[] padded = Arrays.copyOf(tar, tar.length + (-tar.length & 511));
        for (byte[] stored : List.of(padded, CompressedFiles.GZIP.compress(padded))) {
            try (ArchiveFile archive = open(MemoryFile.of(stored))) {
                assertThat(archive.damage().reason()).isEqualTo(reason);
                assertThat(archive.members()).extracting(Member::name).containsExactly("one");
                assertThat(content(archive.members().get(0))).isEqualTo(ONE);
                assertThat(archive.sha256()).isEqualTo(sha256(stored));
            }
        }
    }

    @Test
    void tellsOfBytesAfterTheCompressedTarFile() throws IOException {
        byte[] gzip = CompressedFiles.GZIP.compress(one().end());
        byte[] stored = Arrays.copyOf(gzip, gzip.length + 5);
        try (ArchiveFile archive = open(MemoryFile.of(stored))) {
            assertThat(archive.damage().reason()).isEqualTo("trailing-bytes");
            assertThat(archive.members()).hasSize(1);
            assertThat(archive.sha256()).isEqualTo(sha256(stored));
        }
    }

    @Test
    void stopsAtTheLimitOfMembers() throws IOException {
        byte[] tar = new TarFiles().file("1", ONE).file("2", ONE).file("3", ONE).end();
        Limits limits = Limits.DEFAULT.with("maxArchiveMembers", 2);
        try (ArchiveFile archive = ArchiveFile.open(MemoryFile.of(tar), limits, name -> false)) {
            assertThat(archive.members()).extracting(Member::name).containsExactly("1", "2");
            assertThat(archive.damage().reason()).isEqualTo("too-many-members");
            assertThat(archive.damage()).hasMessageContaining("maxArchiveMembers");
        }
    }

    @Test
    void holdsNoLargeMemberInMemory() throws IOException {
        byte[] stored =
                CompressedFiles.GZIP.compress(new TarFiles().file("two", TWO).end());
        Limits limits = Limits.DEFAULT.with("maxMemberBytesInMemory", TWO.length - 1);
        try (ArchiveFile archive = ArchiveFile.open(MemoryFile.of(stored), limits, name -> false)) {
            assertThatThrownBy(() -> archive.members().get(0).file().openChannel())
                    .isInstanceOfSatisfying(DamagedBytes.class, e -> {
                        assertThat(e.reason()).isEqualTo("member-too-large");
                        assertThat(e).hasMessageContaining("maxMemberBytesInMemory");
                    });
        }
    }

    @Test
    void tellsOfADiskThatFails() throws IOException {
        byte[] tar = new TarFiles().file("one", ONE).file("two", TWO).end();
        MemoryFile stored = new MemoryFile(tar, null, 70_000);
        try (ArchiveFile archive = open(stored)) {
            assertThat(archive.damage().reason()).isEqualTo("unreadable");
            assertThat(archive.sha256()).isNull();
            assertThat(archive.members()).extracting(Member::name).containsExactly("one", "two");
            assertThat(content(archive.members().get(0))).isEqualTo(ONE);
        }
        assertThat(stored.openNow()).isZero();
    }

    /** A log in which somebody has placed the mark of a tar file is none. */
    @Test
    void takesNoLogForATarFile() throws IOException {
        byte[] log = bytes(("{\"userAgent\":\"" + "u".repeat(243) + "ustar\0" + "u".repeat(600) + "\"}"));
        assertThat(new String(log, 257, 5, StandardCharsets.UTF_8)).isEqualTo("ustar");
        assertThat(ArchiveFile.open(MemoryFile.of(log), Limits.DEFAULT, name -> false))
                .isNull();
    }

    @Test
    void looksAtFewBytesOfAFileThatIsNoArchive() throws IOException {
        MemoryFile plain = MemoryFile.of(CompressedFiles.random(1 << 20));
        assertThat(ArchiveFile.open(plain, Limits.DEFAULT, name -> false)).isNull();
        assertThat(plain.opened()).isEqualTo(1);
        assertThat(plain.openNow()).isZero();
        assertThat(plain.taken()).isLessThanOrEqualTo(1024);
    }

    private static ArchiveFile open(MemoryFile file) throws IOException {
        return ArchiveFile.open(file, Limits.DEFAULT, name -> false);
    }

    private static byte[] stored(byte[] tar, @Nullable CompressedFiles codec) {
        return codec == null ? tar : codec.compress(tar);
    }

    static byte[] content(Member member) throws IOException {
        try (InputStream in = member.file().open()) {
            return in.readAllBytes();
        }
    }

    /** Reads a member's second half, then its first. */
    static byte[] fromBehind(Member member) throws IOException {
        try (SeekableByteChannel channel = member.file().openChannel()) {
            byte[] content = new byte[(int) channel.size()];
            int middle = content.length / 2;
            channel.position(middle);
            fill(channel, ByteBuffer.wrap(content, middle, content.length - middle));
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            channel.position(0);
            fill(channel, ByteBuffer.wrap(content, 0, middle));
            return content;
        }
    }

    private static void fill(SeekableByteChannel channel, ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            assertThat(channel.read(target)).isPositive();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
