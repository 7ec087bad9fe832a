package io.coldtrail.bytes.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.bytes.CompressedFiles;
import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.bytes.MemoryFile;
import io.coldtrail.problem.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ZipArchiveTest {
    private static final byte[] ONE = bytes("{\"one\":1}");
    private static final byte[] TWO = CompressedFiles.random(200_000);

    @Test
    void listsAndOpensMembersInAnyOrder() throws IOException {
        byte[] zip = new ZipFiles()
                .deflated("folder/", new byte[0])
                .deflated("folder/one.json", ONE)
                .stored("/abs/../two", TWO)
                .stored("empty", new byte[0])
                .deflated("__MACOSX/._one.json", ONE)
                .deflated("back\\slash", TWO)
                .end();
        MemoryFile stored = MemoryFile.of(zip);
        try (ArchiveFile archive = open(zip, stored)) {
            assertThat(archive.damage()).isNull();
            assertThat(archive.sha256()).isEqualTo(TarArchiveTest.sha256(zip));
            assertThat(archive.members())
                    .extracting(Member::name)
                    .containsExactly("folder/one.json", "abs/../two", "empty", "__MACOSX/._one.json", "back\\slash");
            List<byte[]> contents = List.of(ONE, TWO, new byte[0], ONE, TWO);
            for (int i : new int[] {4, 3, 2, 1, 0, 1}) {
                Member member = archive.members().get(i);
                assertThat(member.file().size()).isEqualTo(contents.get(i).length);
                assertThat(TarArchiveTest.content(member)).isEqualTo(contents.get(i));
                assertThat(TarArchiveTest.fromBehind(member)).isEqualTo(contents.get(i));
            }
        }
        assertThat(stored.openNow()).isZero();
    }

    @Test
    void readsAnEmptyArchive() throws IOException {
        byte[] zip = new ZipFiles().end();
        assertThat(zip).hasSize(22);
        try (ArchiveFile archive = open(zip)) {
            assertThat(archive.members()).isEmpty();
            assertThat(archive.damage()).isNull();
        }
    }

    @Test
    void keepsMembersOfTheSameName() throws IOException {
        byte[] zip = RawZip.of(RawZip.member("same", 0, ONE, ONE), RawZip.member("same", 0, TWO, TWO));
        try (ArchiveFile archive = open(zip)) {
            assertThat(archive.members()).extracting(Member::name).containsExactly("same", "same");
            assertThat(TarArchiveTest.content(archive.members().get(1))).isEqualTo(TWO);
        }
    }

    static Stream<Arguments> methods() {
        Deflater deflater = new Deflater(Deflater.NO_COMPRESSION, true);
        byte[] blocks = new byte[1_000];
        deflater.setInput(ONE);
        deflater.finish();
        // Blocks without compression are the same in deflate64.
        byte[] deflate64 = Arrays.copyOf(blocks, deflater.deflate(blocks));
        System.arraycopy(blocks, 0, deflate64, 0, deflate64.length);
        deflater.end();
        byte[] gzip = CompressedFiles.GZIP.compress(ONE);
        return Stream.of(
                Arguments.of("deflate64", RawZip.member("m", 9, deflate64, ONE)),
                Arguments.of("bzip2", RawZip.member("m", 12, CompressedFiles.BZIP2.compress(ONE), ONE)),
                Arguments.of("zstd", RawZip.member("m", 93, CompressedFiles.ZSTD.compress(ONE), ONE)),
                Arguments.of("gzip in bzip2", RawZip.member("m", 12, CompressedFiles.BZIP2.compress(gzip), gzip)),
                Arguments.of("gzip, stored", RawZip.member("m", 0, gzip, gzip)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void readsEachCompression(String what, RawZip.Member raw) throws IOException {
        try (ArchiveFile archive = open(RawZip.of(raw))) {
            assertThat(TarArchiveTest.content(archive.members().get(0))).isEqualTo(raw.content());
            Read read = read(archive.members().get(0));
            assertThat(read.damage()).isNull();
            assertThat(read.content()).isEqualTo(ONE);
        }
    }

    @Test
    void tellsWhatCannotBeRead() throws IOException {
        RawZip.Member one = RawZip.member("encrypted", 0, ONE, ONE);
        byte[] zip = RawZip.of(
                one.withFlags(1),
                RawZip.member("lzma", 14, ONE, ONE),
                RawZip.member("inner.zip", 0, ZipFiles.zip("x", ONE), ZipFiles.zip("x", ONE)),
                RawZip.member("link", 0, ONE, ONE).withMode(0xA1FF),
                RawZip.member("pipe", 0, new byte[0], new byte[0]).withMode(0x1180),
                RawZip.member("from a pipe", 0, ONE, ONE).withMode(0x1180),
                RawZip.member("folder with content/", 0, ONE, ONE));
        try (ArchiveFile archive = open(zip)) {
            assertThat(archive.damage()).isNull();
            assertThat(archive.members())
                    .extracting(member -> member.name() + " " + member.kind() + " " + member.detail())
                    .containsExactly(
                            "encrypted UNREADABLE it is encrypted",
                            "lzma UNREADABLE its compression, number 14, is not supported",
                            "inner.zip ARCHIVE null",
                            "link LINK null",
                            "pipe OTHER null",
                            "from a pipe FILE null",
                            "folder with content/ FILE null");
        }
    }

    static Stream<Arguments> damagedMembers() {
        byte[] deflated = RawZip.deflated(TWO);
        byte[] wrong = deflated.clone();
        Arrays.fill(wrong, 100_000, 101_000, (byte) 0x55);
        byte[] otherContent = TWO.clone();
        otherContent[TWO.length - 1] ^= 1;
        return Stream.of(
                Arguments.of("a wrong checksum", RawZip.member("m", 8, deflated, otherContent), TWO.length),
                Arguments.of("a short size", RawZip.member("m", 8, deflated, ONE), TWO.length),
                Arguments.of("a cut stream", RawZip.member("m", 8, Arrays.copyOf(deflated, 150_000), TWO), 100_000),
                Arguments.of("a damaged stream", RawZip.member("m", 8, wrong, TWO), 60_000),
                Arguments.of(
                        "no such header", RawZip.member("m", 8, deflated, TWO).withHeader(3), 0),
                Arguments.of(
                        "a header beyond the file",
                        RawZip.member("m", 8, deflated, TWO).withHeader(1L << 31),
                        0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damagedMembers")
    void tellsOfADamagedMemberWhereItIsRead(String what, RawZip.Member raw, int good) throws IOException {
        try (ArchiveFile archive = open(RawZip.of(RawZip.member("before", 0, ONE, ONE), raw))) {
            assertThat(archive.damage()).isNull();
            assertThat(TarArchiveTest.content(archive.members().get(0))).isEqualTo(ONE);
            Read read = read(archive.members().get(1));
            assertThat(read.damage()).startsWith("zip-");
            assertThat(read.content().length).isBetween(good == TWO.length ? 1 : good, TWO.length);
            byte[] expected = Arrays.copyOf(TWO, Math.min(good, read.content().length));
            assertThat(Arrays.copyOf(read.content(), expected.length)).isEqualTo(expected);
        }
    }

    @Test
    void boundsWhatAMemberInflatesTo() throws IOException {
        byte[] content = new byte[(64 << 20) + 1];
        byte[] zip = RawZip.of(RawZip.member("bomb", 8, RawZip.deflated(content), content));
        try (ArchiveFile archive = open(zip)) {
            assertThat(read(archive.members().get(0)).damage()).isEqualTo("inflated-too-large");
        }
    }

    /** The members come back by their own headers, wherever the file ends. */
    @Test
    void givesTheMembersBeforeACut() throws IOException {
        byte[] large = CompressedFiles.random(30_000);
        byte[] inner = ZipFiles.zip("x", ONE);
        byte[] zip = new ZipFiles()
                .deflated("one", ONE)
                .stored("two", ONE)
                .stored("inner.zip", inner)
                .deflated("three", large)
                .end();
        Map<String, byte[]> contents = Map.of("one", ONE, "two", ONE, "inner.zip", inner, "three", large);
        Random random = new Random(4);
        int most = 0;
        for (int i = 0; i < 300; i++) {
            int length = i < 200 ? 4 + i : 4 + random.nextInt(zip.length - 4);
            try (ArchiveFile archive = open(Arrays.copyOf(zip, length))) {
                assertThat(archive.damage().reason()).as("%s bytes", length).isEqualTo("zip-damaged");
                List<Member> members = archive.members();
                most = Math.max(most, members.size());
                for (int m = 0; m < members.size(); m++) {
                    Member member = members.get(m);
                    if (member.kind() != Member.Kind.FILE) {
                        continue;
                    }
                    byte[] whole = contents.get(member.name());
                    Read read = read(member);
                    assertThat(read.content()).isEqualTo(Arrays.copyOf(whole, read.content().length));
                    assertThat(read.content().length)
                            .isEqualTo((int) member.file().size());
                    if (read.damage() == null) {
                        assertThat(read.content()).isEqualTo(whole);
                    } else {
                        assertThat(m).isEqualTo(members.size() - 1);
                    }
                }
            }
        }
        assertThat(most).isEqualTo(4);
    }

    static Stream<Arguments> damages() {
        byte[] zip = RawZip.of(RawZip.member("one", 0, ONE, ONE));
        byte[] wrongCount = zip.clone();
        wrongCount[zip.length - 12] = 7;
        byte[] wrongOffset = zip.clone();
        wrongOffset[zip.length - 6] ^= 1;
        byte[] wrongSize = zip.clone();
        wrongSize[zip.length - 9] ^= 1;
        return Stream.of(
                Arguments.of("a wrong count", wrongCount, "zip-damaged"),
                Arguments.of("a wrong offset", wrongOffset, "zip-damaged"),
                Arguments.of("a wrong size", wrongSize, "zip-damaged"),
                Arguments.of("no directory", Arrays.copyOf(zip, zip.length - 23), "zip-damaged"),
                Arguments.of("bytes after it", Arrays.copyOf(zip, zip.length + 9), "trailing-bytes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void tellsOfDamageAndGivesTheMembers(String what, byte[] zip, String reason) throws IOException {
        try (ArchiveFile archive = open(zip)) {
            assertThat(archive.damage().reason()).isEqualTo(reason);
            assertThat(archive.sha256()).isEqualTo(TarArchiveTest.sha256(zip));
            assertThat(archive.members()).extracting(Member::name).containsExactly("one");
            assertThat(TarArchiveTest.content(archive.members().get(0))).isEqualTo(ONE);
        }
    }

    /** Whatever bytes it holds, an archive gives members and damage, and no other exception. */
    @Test
    void survivesEveryWrongByte() throws IOException {
        byte[] zip = new ZipFiles().deflated("one", ONE).stored("two", ONE).end();
        for (int at = 4; at < zip.length; at++) {
            for (int value : new int[] {0, 0x7F, 0xFF, zip[at] ^ 1}) {
                byte[] wrong = zip.clone();
                wrong[at] = (byte) value;
                try (ArchiveFile archive = open(wrong)) {
                    assertThat(archive.members().size()).isLessThanOrEqualTo(2);
                    for (Member member : archive.members()) {
                        if (member.kind() == Member.Kind.FILE) {
                            Read read = read(member);
                            assertThat(read.damage() != null || Arrays.equals(read.content(), ONE))
                                    .as("byte %s = %s", at, value)
                                    .isTrue();
                        }
                    }
                }
            }
        }
    }

    @Test
    void stopsAtTheLimitOfMembers() throws IOException {
        byte[] zip = new ZipFiles()
                .deflated("1", ONE)
                .deflated("2", ONE)
                .deflated("3", ONE)
                .end();
        Limits limits = Limits.DEFAULT.with("maxArchiveMembers", 2);
        try (ArchiveFile archive = ArchiveFile.open(MemoryFile.of(zip), limits, name -> false)) {
            assertThat(archive.members()).extracting(Member::name).containsExactly("1", "2");
            assertThat(archive.damage().reason()).isEqualTo("too-many-members");
        }
    }

    @Test
    void readsMoreMembersThanSixteenBitsCount() throws IOException {
        ZipFiles zip = new ZipFiles();
        for (int i = 0; i < 66_000; i++) {
            zip.stored("m" + i, new byte[0]);
        }
        try (ArchiveFile archive = ArchiveFile.open(MemoryFile.of(zip.end()), Limits.DEFAULT, name -> true)) {
            assertThat(archive.damage()).isNull();
            assertThat(archive.members()).hasSize(66_000);
        }
    }

    @Test
    void tellsOfAZipFileThatIsCompressed() throws IOException {
        byte[] stored = CompressedFiles.GZIP.compress(ZipFiles.zip("one", ONE));
        try (ArchiveFile archive = open(stored)) {
            assertThat(archive.members()).isEmpty();
            assertThat(archive.damage().reason()).isEqualTo("compressed-zip");
            assertThat(archive.sha256()).isEqualTo(TarArchiveTest.sha256(stored));
        }
    }

    /** What came out of a member as a log would be read, and how it ended. */
    private record Read(byte[] content, @Nullable String damage) {}

    private static Read read(Member member) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (EvidenceStream stream = EvidenceStream.open(member.file(), Limits.DEFAULT)) {
            stream.transferTo(out);
        } catch (DamagedBytes e) {
            return new Read(out.toByteArray(), e.reason());
        }
        return new Read(out.toByteArray(), null);
    }

    private static ArchiveFile open(byte[] zip) throws IOException {
        return open(zip, MemoryFile.of(zip));
    }

    private static ArchiveFile open(byte[] zip, MemoryFile file) throws IOException {
        ArchiveFile archive = ArchiveFile.open(file, Limits.DEFAULT, name -> false);
        assertThat(archive).as("%s bytes", zip.length).isNotNull();
        return archive;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Makes zip files field by field, right or wrong. */
    private static final class RawZip {
        /** @param header offset of the header that the directory tells, or -1 for the right one */
        record Member(String name, int method, int flags, int mode, byte[] stored, byte[] content, long header) {
            Member withFlags(int other) {
                return new Member(name, method, other, mode, stored, content, header);
            }

            Member withMode(int other) {
                return new Member(name, method, flags, other, stored, content, header);
            }

            Member withHeader(long other) {
                return new Member(name, method, flags, mode, stored, content, other);
            }
        }

        static Member member(String name, int method, byte[] stored, byte[] content) {
            return new Member(name, method, 0, 0, stored, content, -1);
        }

        static byte[] deflated(byte[] content) {
            Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            deflater.setInput(content);
            deflater.finish();
            byte[] stored = new byte[content.length + 1_000];
            int length = deflater.deflate(stored);
            deflater.end();
            return Arrays.copyOf(stored, length);
        }

        static byte[] of(Member... members) {
            int size = 1_000;
            for (Member member : members) {
                size += member.stored().length + 2 * member.name().length() + 100;
            }
            ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            long[] headers = new long[members.length];
            for (int i = 0; i < members.length; i++) {
                headers[i] = out.position();
                out.putInt(0x04034b50).putShort((short) 20);
                common(out, members[i]);
                out.put(bytes(members[i].name())).put(members[i].stored());
            }
            int directory = out.position();
            for (int i = 0; i < members.length; i++) {
                out.putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
                common(out, members[i]);
                out.putShort((short) 0).putShort((short) 0).putShort((short) 0);
                out.putInt(members[i].mode() << 16);
                out.putInt((int) (members[i].header() < 0 ? headers[i] : members[i].header()));
                out.put(bytes(members[i].name()));
            }
            int end = out.position();
            out.putInt(0x06054b50).putInt(0);
            out.putShort((short) members.length).putShort((short) members.length);
            out.putInt(end - directory).putInt(directory).putShort((short) 0);
            return Arrays.copyOf(out.array(), out.position());
        }

        private static void common(ByteBuffer out, Member member) {
            CRC32 crc = new CRC32();
            crc.update(member.content());
            out.putShort((short) member.flags())
                    .putShort((short) member.method())
                    .putInt(0);
            out.putInt((int) crc.getValue()).putInt(member.stored().length).putInt(member.content().length);
            out.putShort((short) member.name().length()).putShort((short) 0);
        }
    }
}
