package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.bytes.Storage;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.RunTransaction;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.SourceStatus;
import io.coldtrail.casefile.Tally;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
    private static final String KEY =
            "AWSLogs/111122223333/CloudTrail/eu-west-1/2024/01/05/111122223333_CloudTrail_eu-west-1_20240105T1005Z_%s.json.gz";

    @TempDir
    private Path folder;

    @Test
    void sameBytesWhateverTheThreadCount() throws IOException {
        Path evidence = folder.resolve("evidence");
        Evidence.generate(evidence);
        Ingest.run(Evidence.request(folder.resolve("one"), 1, new LocalStorage(), evidence));
        Ingest.run(Evidence.request(folder.resolve("two"), 2, new LocalStorage(), evidence));
        Ingest.run(Evidence.request(folder.resolve("five"), 5, new ShuffledStorage(), evidence));
        Map<String, String> one = Evidence.hashes(folder.resolve("one/lake"));
        assertThat(one).hasSizeGreaterThan(10);
        assertThat(Evidence.hashes(folder.resolve("two/lake"))).isEqualTo(one);
        assertThat(Evidence.hashes(folder.resolve("five/lake"))).isEqualTo(one);
        // The ledger's times come from the clock that was passed in.
        assertThat(Evidence.hashes(folder.resolve("two/ledger")))
                .isEqualTo(Evidence.hashes(folder.resolve("one/ledger")));
    }

    @Test
    void evidenceIsLeftAsItWas() throws IOException {
        Path evidence = folder.resolve("evidence");
        Evidence.generate(evidence);
        Map<String, String> before = Evidence.fingerprint(evidence);
        Ingest.run(Evidence.request(folder.resolve("case"), evidence));
        assertThat(Evidence.fingerprint(evidence)).isEqualTo(before);
    }

    @Test
    void readOnlyEvidenceLoads() throws IOException {
        Path evidence = folder.resolve("evidence");
        write(evidence, key("a"), Evidence.gzip(records(Evidence.event("1"))));
        List<Path> paths = walk(evidence);
        for (Path path : paths) {
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "r-x------" : "r--------"));
        }
        try {
            IngestSummary summary = Ingest.run(Evidence.request(folder.resolve("case"), evidence));
            assertThat(summary.records()).isEqualTo(new Tally(1, 1, 0, 0, 0));
        } finally {
            for (Path path : paths) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    @Test
    void everyFileGetsItsLineInTheLedger() throws IOException {
        Path evidence = folder.resolve("evidence");
        byte[] two = Evidence.gzip(records(Evidence.event("1"), Evidence.event("2")));
        write(evidence, key("a"), two);
        write(evidence, key("copy"), two);
        write(evidence, key("truncated"), Arrays.copyOf(two, two.length - 9));
        write(evidence, key("odd"), Evidence.gzip(records(Evidence.event("3"), "{\"x\":1}", "7")));
        write(evidence, key("empty"), new byte[0]);
        write(evidence, "notes.txt", "not a log\n".getBytes(StandardCharsets.UTF_8));
        write(
                evidence,
                "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2024/01/05/d.json.gz",
                Evidence.gzip("{\"awsAccountId\":\"111122223333\",\"digestStartTime\":\"2024-01-05T09:00:00Z\"}"));
        Files.createSymbolicLink(evidence.resolve("link"), evidence.resolve("notes.txt"));

        IngestSummary summary = Ingest.run(Evidence.request(folder.resolve("case"), evidence));

        assertThat(statuses(folder.resolve("case"), 1))
                .containsExactlyInAnyOrder(
                        "a loaded null 2/2/0/0/0",
                        "copy duplicate same-bytes 2/0/2/0/0",
                        "truncated quarantined gzip-truncated 3/2/0/1/0",
                        "odd quarantined records-rejected 3/1/0/2/0",
                        "empty ignored empty 0/0/0/0/0",
                        "notes.txt ignored not-a-log 0/0/0/0/0",
                        "d ignored digest 0/0/0/0/0",
                        "link ignored link 0/0/0/0/0");
        assertThat(summary.files()).isEqualTo(new Tally(8, 1, 1, 2, 4));
        assertThat(summary.records()).isEqualTo(new Tally(10, 5, 2, 3, 0));
        assertThat(summary.files().balances()).isTrue();
        assertThat(summary.records().balances()).isTrue();
        assertThat(summary.anyQuarantined()).isTrue();
    }

    @Test
    void progressAddsUp() throws IOException {
        Path evidence = folder.resolve("evidence");
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            events.append(i == 0 ? "" : ",").append(Evidence.event("e" + i));
        }
        write(evidence, key("long"), Evidence.gzip(records(events.toString())));
        write(evidence, key("odd"), Evidence.gzip(records("{}", Evidence.event("x"))));
        IngestProgress progress = new IngestProgress();
        IngestRequest request = new IngestRequest(
                folder.resolve("case"),
                List.of(evidence),
                1,
                Limits.DEFAULT,
                new LocalStorage(),
                "test",
                Evidence.CLOCK,
                FreeSpace.unlimited(),
                progress);

        IngestSummary summary = Ingest.run(request);

        assertThat(progress.filesDone()).isEqualTo(2).isEqualTo(progress.filesTotal());
        assertThat(progress.bytesDone()).isEqualTo(progress.bytesTotal()).isEqualTo(summary.bytesRead());
        assertThat(progress.records()).isEqualTo(20_001);
        assertThat(progress.rejects()).isEqualTo(1);
    }

    @Test
    void aSecondRunLoadsOnlyWhatIsNew() throws IOException {
        Path evidence = folder.resolve("evidence");
        Path caseFolder = folder.resolve("case");
        write(evidence, key("a"), Evidence.gzip(records(Evidence.event("1"))));
        Ingest.run(Evidence.request(caseFolder, evidence));
        Map<String, String> first = Evidence.hashes(caseFolder.resolve("lake"));

        write(evidence, key("b"), Evidence.gzip(records(Evidence.event("2"), Evidence.event("3"))));
        IngestSummary second = Ingest.run(Evidence.request(caseFolder, evidence));

        assertThat(second.run()).isEqualTo(2);
        assertThat(second.files()).isEqualTo(new Tally(2, 1, 1, 0, 0));
        assertThat(second.records()).isEqualTo(new Tally(3, 2, 1, 0, 0));
        assertThat(statuses(caseFolder, 2))
                .containsExactly("a duplicate already-loaded 1/0/1/0/0", "b loaded null 2/2/0/0/0");
        assertThat(Evidence.hashes(caseFolder.resolve("lake")))
                .containsAllEntriesOf(first)
                .hasSize(2);
    }

    @Test
    void evidenceThatChangedIsTold() throws IOException {
        Path evidence = folder.resolve("evidence");
        Path caseFolder = folder.resolve("case");
        write(evidence, key("a"), Evidence.gzip(records(Evidence.event("1"))));
        Ingest.run(Evidence.request(caseFolder, evidence));
        write(evidence, key("a"), Evidence.gzip(records(Evidence.event("9"))));

        IngestSummary second = Ingest.run(Evidence.request(caseFolder, evidence));

        assertThat(second.evidenceChanged()).isTrue();
        assertThat(statuses(caseFolder, 2)).containsExactly("a ignored changed 0/0/0/0/0");
        assertThat(second.parts()).isZero();
    }

    @Test
    void aFileThatCannotBeReadDoesNotStopTheRun() throws IOException {
        Path evidence = folder.resolve("evidence");
        write(evidence, key("a"), Evidence.gzip(records(Evidence.event("1"))));
        write(evidence, key("b"), Evidence.gzip(records(Evidence.event("2"), Evidence.event("3"))));
        Storage storage = new FailingStorage("_a.json.gz");

        IngestSummary summary = Ingest.run(Evidence.request(folder.resolve("case"), 2, storage, evidence));

        assertThat(summary.files()).isEqualTo(new Tally(2, 1, 0, 1, 0));
        assertThat(statuses(folder.resolve("case"), 1))
                .containsExactly("a quarantined unreadable 0/0/0/0/0", "b loaded null 2/2/0/0/0");
    }

    @Test
    void placesRowsByTheRecordWhereTheNameSaysNothing() throws IOException {
        Path evidence = folder.resolve("evidence");
        String elsewhere = Evidence.event("2").replace("eu-west-1", "us-east-1").replace("2024-01-05", "2024-01-06");
        String nowhere = "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\","
                + "\"recipientAccountId\":\"../../x\",\"awsRegion\":\"..\",\"eventTime\":\"yesterday\"}";
        write(
                evidence,
                "flattened.json",
                records(Evidence.event("1"), elsewhere, nowhere).getBytes(StandardCharsets.UTF_8));

        Ingest.run(Evidence.request(folder.resolve("case"), evidence));

        Set<String> partitions = Evidence.hashes(folder.resolve("case/lake")).keySet().stream()
                .map(path -> path.substring(0, path.lastIndexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(partitions)
                .containsExactly(
                        "cloudtrail/account=111122223333/region=eu-west-1/year=2024/month=01/day=05",
                        "cloudtrail/account=111122223333/region=us-east-1/year=2024/month=01/day=06",
                        "cloudtrail/account=unknown/region=unknown/year=1970/month=01/day=01");
    }

    @Test
    void missingEvidenceMakesNoCase() {
        ColdtrailException error = failure(folder.resolve("case"), folder.resolve("nowhere"));
        assertThat(error.code()).isEqualTo(ErrorCode.EVIDENCE_MISSING);
        assertThat(error.getMessage()).contains("nowhere").contains("Check the path");
        assertThat(folder.resolve("case")).doesNotExist();
    }

    @Test
    void anEmptyFolderMakesNoCase() throws IOException {
        Files.createDirectories(folder.resolve("evidence/AWSLogs"));
        ColdtrailException error = failure(folder.resolve("case"), folder.resolve("evidence"));
        assertThat(error.code()).isEqualTo(ErrorCode.EVIDENCE_EMPTY);
        assertThat(folder.resolve("case")).doesNotExist();
    }

    @Test
    void aFolderWithoutLogsMakesNoCase() throws IOException {
        write(folder.resolve("evidence"), "a.txt", "hello\n".getBytes(StandardCharsets.UTF_8));
        write(folder.resolve("evidence"), "b.json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        ColdtrailException error = failure(folder.resolve("case"), folder.resolve("evidence"));
        assertThat(error.code()).isEqualTo(ErrorCode.EVIDENCE_EMPTY);
        assertThat(error.getMessage()).contains("no-cloudtrail-events 1, not-a-log 1");
        assertThat(folder.resolve("case")).doesNotExist();
    }

    @Test
    void aRunThatFindsNothingLeavesAnExistingCaseAsItWas() throws IOException {
        Path caseFolder = folder.resolve("case");
        write(folder.resolve("evidence"), key("a"), Evidence.gzip(records(Evidence.event("1"))));
        Ingest.run(Evidence.request(caseFolder, folder.resolve("evidence")));
        Map<String, String> before = Evidence.hashes(caseFolder);
        Files.createDirectories(folder.resolve("other"));
        write(folder.resolve("other"), "a.txt", "hello\n".getBytes(StandardCharsets.UTF_8));

        failure(caseFolder, folder.resolve("other"));

        assertThat(Evidence.hashes(caseFolder)).isEqualTo(before);
        assertThat(CaseFolder.open(caseFolder).snapshot().parts()).hasSize(1);
    }

    @Test
    void evidenceAndCaseMayNotLieInEachOther() throws IOException {
        write(folder.resolve("evidence"), key("a"), Evidence.gzip(records(Evidence.event("1"))));
        Files.createSymbolicLink(folder.resolve("alias"), folder.resolve("evidence"));
        assertThat(failure(folder.resolve("evidence/case"), folder.resolve("evidence"))
                        .code())
                .isEqualTo(ErrorCode.EVIDENCE_OVERLAPS_CASE);
        assertThat(failure(folder.resolve("alias/case"), folder.resolve("evidence"))
                        .code())
                .isEqualTo(ErrorCode.EVIDENCE_OVERLAPS_CASE);
        assertThat(failure(folder, folder.resolve("evidence")).code()).isEqualTo(ErrorCode.EVIDENCE_OVERLAPS_CASE);
        assertThat(folder.resolve("evidence/case")).doesNotExist();
    }

    @Test
    void aFolderThatIsNoCaseIsNotTakenForOne() throws IOException {
        write(folder.resolve("evidence"), key("a"), Evidence.gzip(records(Evidence.event("1"))));
        write(folder.resolve("mine"), "thesis.txt", "hello\n".getBytes(StandardCharsets.UTF_8));
        assertThat(failure(folder.resolve("mine"), folder.resolve("evidence")).code())
                .isEqualTo(ErrorCode.CASE_INVALID);
        assertThat(Evidence.hashes(folder.resolve("mine")).keySet()).containsExactly("thesis.txt");
    }

    @Test
    void aCaseOfANewerFormatIsNotTouched() throws IOException {
        Path caseFolder = folder.resolve("case");
        write(folder.resolve("evidence"), key("a"), Evidence.gzip(records(Evidence.event("1"))));
        Ingest.run(Evidence.request(caseFolder, folder.resolve("evidence")));
        Path identity = caseFolder.resolve("case.json");
        Files.writeString(
                identity, Files.readString(identity).replace("\"formatVersion\" : 1", "\"formatVersion\" : 2"));
        Map<String, String> before = Evidence.hashes(caseFolder);

        ColdtrailException error = failure(caseFolder, folder.resolve("evidence"));

        assertThat(error.code()).isEqualTo(ErrorCode.CASE_TOO_NEW);
        assertThat(error.getMessage()).contains("format version 2").contains("newer version");
        assertThat(Evidence.hashes(caseFolder)).isEqualTo(before);
    }

    @Test
    void aCaseThatIsHeldIsToldSo() throws IOException {
        Path caseFolder = folder.resolve("case");
        write(folder.resolve("evidence"), key("a"), Evidence.gzip(records(Evidence.event("1"))));
        Ingest.run(Evidence.request(caseFolder, folder.resolve("evidence")));
        try (RunTransaction holder = RunTransaction.begin(CaseFolder.open(caseFolder))) {
            assertThat(holder.run()).isEqualTo(2);
            ColdtrailException error = failure(caseFolder, folder.resolve("evidence"));
            assertThat(error.code()).isEqualTo(ErrorCode.CASE_HELD);
            assertThat(error.getMessage())
                    .contains("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void whatAKilledRunLeftBehindIsRemoved() throws IOException {
        Path caseFolder = folder.resolve("case");
        write(folder.resolve("evidence"), key("a"), Evidence.gzip(records(Evidence.event("1"))));
        Ingest.run(Evidence.request(caseFolder, folder.resolve("evidence")));
        Map<String, String> before = Evidence.hashes(caseFolder.resolve("lake"));
        // Killed while it wrote; and killed between moving its parts and its entry in the ledger.
        write(caseFolder, "staging/lake/cloudtrail/x/part-000002-000000-000.parquet", new byte[] {1});
        write(caseFolder, "lake/cloudtrail/account=1/part-000002-000001-000.parquet", new byte[] {1});
        write(caseFolder, "ledger/run-000002.jsonl.tmp", new byte[] {1});

        write(folder.resolve("evidence"), key("b"), Evidence.gzip(records(Evidence.event("2"))));
        IngestSummary summary = Ingest.run(Evidence.request(caseFolder, folder.resolve("evidence")));

        assertThat(summary.run()).isEqualTo(2);
        assertThat(caseFolder.resolve("staging")).doesNotExist();
        assertThat(Evidence.hashes(caseFolder.resolve("ledger")).keySet())
                .containsExactly("run-000001.jsonl", "run-000002.jsonl");
        assertThat(Evidence.hashes(caseFolder.resolve("lake")))
                .containsAllEntriesOf(before)
                .hasSize(2);
    }

    @Test
    void theCaseIsPrivate() throws IOException {
        write(folder.resolve("evidence"), key("a"), Evidence.gzip(records(Evidence.event("1"))));
        Ingest.run(Evidence.request(folder.resolve("case"), folder.resolve("evidence")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("case"))))
                .isEqualTo("rwx------");
    }

    private static String records(String... events) {
        return "{\"Records\":[" + String.join(",", events) + "]}";
    }

    private static String key(String name) {
        return String.format(KEY, name);
    }

    private static void write(Path root, String key, byte[] content) throws IOException {
        Path file = root.resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static List<Path> walk(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.toList();
        }
    }

    private static ColdtrailException failure(Path caseFolder, Path evidence) {
        return catchThrowableOfType(ColdtrailException.class, () -> Ingest.run(Evidence.request(caseFolder, evidence)));
    }

    /** A line for each source: the varying part of its name, status, reason, and the tally of its records. */
    private static List<String> statuses(Path caseFolder, int run) {
        return CaseFolder.open(caseFolder).ledger().read(run).sources().stream()
                .map(IngestTest::line)
                .toList();
    }

    private static String line(SourceEntry source) {
        String name = source.key().replaceAll(".*_|.*/|\\.json\\.gz$", "");
        Tally tally = source.records();
        SourceStatus status = source.status();
        return name + " " + status.word() + " " + source.reason() + " " + tally.seen() + "/" + tally.loaded() + "/"
                + tally.duplicate() + "/" + tally.quarantined() + "/" + tally.ignored();
    }

    /** Lists folders backwards. */
    private static final class ShuffledStorage implements Storage {
        private final Storage local = new LocalStorage();

        @Override
        public Entry look(Path path) throws IOException {
            return local.look(path);
        }

        @Override
        public List<Entry> list(Path path) throws IOException {
            List<Entry> entries = new ArrayList<>(local.list(path));
            Collections.shuffle(entries, new Random(7));
            return entries;
        }

        @Override
        public InputStream open(Path file) throws IOException {
            return local.open(file);
        }

        @Override
        public SeekableByteChannel openChannel(Path file) throws IOException {
            return local.openChannel(file);
        }
    }

    /** Fails in the middle of files whose names end so. */
    private record FailingStorage(String suffix) implements Storage {
        @Override
        public Entry look(Path path) throws IOException {
            return new LocalStorage().look(path);
        }

        @Override
        public List<Entry> list(Path path) throws IOException {
            return new LocalStorage().list(path);
        }

        @Override
        public InputStream open(Path file) throws IOException {
            if (!file.toString().endsWith(suffix)) {
                return new LocalStorage().open(file);
            }
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("Input/output error");
                }
            };
        }

        @Override
        public SeekableByteChannel openChannel(Path file) throws IOException {
            return new LocalStorage().openChannel(file);
        }
    }
}
