package io.coldtrail.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.ingest.FreeSpace;
import io.coldtrail.problem.ColdtrailException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A case goes into an archive and comes out as it was; an archive that somebody made up does not come out at all. */
class CaseArchiveTest {
    @TempDir
    private Path temp;

    private SampleCase sample;

    @BeforeEach
    void makeCase() throws IOException {
        sample = new SampleCase(temp);
        SampleCase.log(sample.evidence, "a", 5);
        Files.writeString(sample.evidence.resolve("logs/bad.json"), "{\"Records\":[{\"eventID\":\"x\"");
        sample.ingest(SampleCase.VERSION, sample.evidence);
        sample.ask(SampleCase.VERSION, "create view v as select 1 as a");
        sample.ask(SampleCase.VERSION, "select * from v");
    }

    @Test
    void comesOutAsItWentIn() throws IOException {
        Path archive = sample.export("a.zip", true);
        CaseImport.Imported imported = importing(archive);
        assertThat(imported.lake()).isTrue();
        assertThat(imported.journal().problems()).isEmpty();
        assertThat(imported.journal().lines()).isEqualTo(2);
        assertThat(SampleCase.files(temp.resolve("imported")))
                .isEqualTo(SampleCase.files(sample.folder, "lock", "definitions.lock", "journal/lock"));
        Path again = temp.resolve("again.zip");
        try (OutputStream out = Files.newOutputStream(again)) {
            CaseArchive.of(CaseFolder.open(temp.resolve("imported")), true, SampleCase.VERSION)
                    .write(out);
        }
        assertThat(again).hasSameBinaryContentAs(archive);
    }

    @Test
    void theLakeMayStayOut() throws IOException {
        assertThat(members(sample.export("a.zip", false)).keySet())
                .noneMatch(name -> name.startsWith("lake/") || name.startsWith("quarantine/"))
                .contains("journal/journal.jsonl", "ledger/run-000001.jsonl", "definitions.json");
        assertThat(importing(temp.resolve("a.zip")).lake()).isFalse();
    }

    @Test
    void membersAreSortedStoredAndOfOneTime() throws IOException {
        try (ZipFile zip = new ZipFile(sample.export("a.zip", true).toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).isSorted();
            assertThat(zip.stream()).allSatisfy(entry -> {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                assertThat(entry.getTimeLocal()).hasToString("1980-01-01T00:00");
            });
        }
    }

    /** The bytes are those of the case, and the list is sha256sum's. */
    @Test
    void theListHasTheHashOfEveryFile() throws IOException {
        Map<String, byte[]> members = members(sample.export("a.zip", true));
        StringBuilder expected = new StringBuilder();
        members.forEach((name, bytes) -> {
            if (!name.equals("manifest.sha256")) {
                expected.append(sha256(bytes)).append("  ").append(name).append('\n');
            }
        });
        assertThat(new String(members.get("manifest.sha256"), StandardCharsets.UTF_8))
                .isEqualTo(expected.toString());
    }

    @Test
    void aCaseThatIsNotWhatItsLedgerSaysIsNotExported() throws IOException {
        Path part = onePart();
        byte[] bytes = Files.readAllBytes(part);
        bytes[bytes.length / 2] ^= 1;
        Files.write(part, bytes);
        assertThatThrownBy(() -> sample.export("a.zip", true))
                .isInstanceOf(ColdtrailException.class)
                .hasMessageContaining("has other bytes than the ledger says");
    }

    @Test
    void aJournalThatWasBrokenComesInAsItIsAndIsTold() throws IOException {
        Path lines = sample.folder.resolve("journal/journal.jsonl");
        Files.writeString(lines, Files.readString(lines).replace("\"rows\":1", "\"rows\":2"));
        assertThat(importing(sample.export("a.zip", true)).journal().problems()).isNotEmpty();
    }

    @Test
    void nothingIsAddedToWhatIsThere() throws IOException {
        Path archive = sample.export("a.zip", true);
        Path target = Files.createDirectory(temp.resolve("imported"));
        Files.writeString(target.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> importing(archive)).hasMessageContaining("an import adds to nothing");
        assertThat(target.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void anArchiveThatWouldFillTheDiskIsNotBegun() throws IOException {
        Path archive = sample.export("a.zip", true);
        assertThatThrownBy(() ->
                        CaseImport.run(archive, temp.resolve("imported"), temp.resolve("unfinished"), folder -> 100))
                .hasMessageContaining("and 100 are free");
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "/etc/evil",
                "ledger/../../evil",
                "lake\\..\\evil",
                "journal/names/../evil.json",
                "lake/cloudtrail/account=1/region=x/year=2024/month=01/day=05/../part-000001-000001-000.parquet",
                "integrity/manifests/..",
                "lake/",
                "evil",
                "case.json\u0000.png",
                "C:evil"
            })
    void namesThatNoCaseHasAreRefused(String name) throws IOException {
        refused("a member that no case has", members -> members.put(name, new byte[1]));
    }

    @Test
    void bytesThatWereChangedAreRefused() throws IOException {
        Map<String, byte[]> members = members(sample.export("a.zip", true));
        for (String name : members.keySet()) {
            if (!name.equals("manifest.sha256")) {
                Map<String, byte[]> changed = new TreeMap<>(members);
                byte[] bytes = changed.get(name).clone();
                bytes[bytes.length / 2] ^= 1;
                changed.put(name, bytes);
                assertRefused(zip("changed.zip", changed), name + " has other bytes than manifest.sha256 says");
            }
        }
    }

    @Test
    void filesThatAreMissingOrAddedAreRefused() throws IOException {
        refused("it lacks ledger/run-000001.jsonl", members -> members.remove("ledger/run-000001.jsonl"));
        refused(
                "does not name ledger/run-000002.jsonl",
                members -> members.put("ledger/run-000002.jsonl", new byte[1]));
        refused("it has no manifest.sha256", members -> members.remove("manifest.sha256"));
        refusedWithHashes("it has no case.json", members -> members.remove("case.json"));
        refusedWithHashes("it has no export.json", members -> members.remove("export.json"));
        String part = "lake/cloudtrail/account=1/region=x/year=2024/month=01/day=05/part-000001-000009-000.parquet";
        refusedWithHashes("its ledger does not list " + part, members -> members.put(part, new byte[1]));
        refusedWithHashes(
                "which its ledger lists", members -> members.keySet().removeIf(name -> name.startsWith("lake/")));
    }

    @Test
    void aPartThatIsNotTheLedgersIsRefused() throws IOException {
        String part = sample.folder.relativize(onePart()).toString();
        refusedWithHashes(part + " is not what its ledger lists", members -> members.put(part, new byte[9]));
    }

    @Test
    void aNewerArchiveIsRefused() throws IOException {
        refusedWithHashes(
                "it has format version 2",
                members -> members.put(
                        "export.json",
                        "{\"formatVersion\":2,\"toolVersion\":\"9\",\"lake\":true}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void listsThatAreNoneAreRefused() throws IOException {
        refused("has a line that is none of sha256sum", members -> members.put("manifest.sha256", new byte[] {'x'}));
        refused("twice", members -> members.put("manifest.sha256", twice(members.get("manifest.sha256"))));
        refused("is too large for its members", members -> members.put("manifest.sha256", new byte[100_000]));
    }

    /** Two members of one name: which of them counts would be the reader's to choose. */
    @Test
    void aNameThatComesTwiceIsRefused() throws IOException {
        Path archive = sample.export("a.zip", true);
        byte[] bytes = Files.readAllBytes(archive);
        // The names are of one length, so that one may be written over the other.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String changed = text.replace("quarantine/run-000001-000000.bytes", "quarantine/run-000001-000000.jsonl");
        Files.write(archive, changed.getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(archive, "two members quarantine/run-000001-000000.jsonl");
    }

    /** Deflated members are read, and no more of them than they say to have. */
    @Test
    void aBombIsStoppedAtTheSizeThatItTells() throws IOException {
        Map<String, byte[]> members = members(sample.export("a.zip", true));
        members.put("definitions.json", new byte[50_000_000]);
        rehash(members);
        Path archive = zip("bomb.zip", members);
        assertThat(Files.size(archive)).isLessThan(1_000_000);
        // In the central directory, the size is made one byte.
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
            byte[] bytes = new byte[(int) file.length()];
            file.readFully(bytes);
            byte[] size = {(byte) 0x80, (byte) 0xf0, (byte) 0xfa, 2};
            for (int i = 0; i < bytes.length - 4; i++) {
                if (Arrays.equals(bytes, i, i + 4, size, 0, 4)) {
                    file.seek(i);
                    file.write(new byte[] {1, 0, 0, 0});
                }
            }
        }
        assertRefused(archive, "definitions.json has more bytes than the archive says");
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        Path file = temp.resolve("x.zip");
        Files.writeString(file, "no zip");
        assertThatThrownBy(() -> importing(file)).hasMessageContaining("the archive cannot be read");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(sample.export("a.zip", true)), 2000));
        assertThatThrownBy(() -> importing(file)).hasMessageContaining("the archive cannot be read");
        assertThatThrownBy(() -> importing(temp.resolve("none.zip"))).isInstanceOf(ColdtrailException.class);
        assertNothingIsLeft();
    }

    private void refused(String reason, Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> members = members(sample.export("a.zip", true));
        change.accept(members);
        assertRefused(zip("changed.zip", members), reason);
    }

    /** The list of hashes is made to fit. */
    private void refusedWithHashes(String reason, Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> members = members(sample.export("a.zip", true));
        change.accept(members);
        rehash(members);
        assertRefused(zip("changed.zip", members), reason);
    }

    private void assertRefused(Path archive, String reason) throws IOException {
        assertThatThrownBy(() -> importing(archive))
                .isInstanceOf(ColdtrailException.class)
                .hasMessageContaining(reason);
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        assertThat(temp.resolve("imported")).doesNotExist();
        assertThat(temp.resolve("unfinished")).doesNotExist();
        assertThat(temp.resolve("evil")).doesNotExist();
    }

    private CaseImport.Imported importing(Path archive) {
        return CaseImport.run(archive, temp.resolve("imported"), temp.resolve("unfinished"), FreeSpace.ofFileSystem());
    }

    private Path onePart() throws IOException {
        try (Stream<Path> files = Files.walk(sample.folder.resolve("lake"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private static Map<String, byte[]> members(Path archive) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                members.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return members;
    }

    private Path zip(String name, Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        }
        return Files.write(temp.resolve(name), bytes.toByteArray());
    }

    private static void rehash(Map<String, byte[]> members) {
        StringBuilder hashes = new StringBuilder();
        members.forEach((name, content) -> {
            if (!name.equals("manifest.sha256")) {
                hashes.append(sha256(content)).append("  ").append(name).append('\n');
            }
        });
        members.put("manifest.sha256", hashes.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] twice(byte[] bytes) {
        return (new String(bytes, StandardCharsets.UTF_8) + new String(bytes, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
