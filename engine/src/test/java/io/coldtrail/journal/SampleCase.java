package io.coldtrail.journal;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.Durable;
import io.coldtrail.ingest.FreeSpace;
import io.coldtrail.ingest.Ingest;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.ingest.IngestRequest;
import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.problem.Limits;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.ResultHash;
import io.coldtrail.query.SessionOptions;
import io.coldtrail.query.statement.Answer;
import io.coldtrail.query.statement.StatementSession;
import io.coldtrail.sql.statement.StatementParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small case, made of evidence and asked as the command line does it. */
final class SampleCase {
    static final String VERSION = "test";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-03-01T00:00:00Z"), ZoneOffset.UTC);

    private final Path temp;
    final Path evidence;
    final Path folder;

    SampleCase(Path temp) {
        this.temp = temp;
        this.evidence = temp.resolve("evidence");
        this.folder = temp.resolve("case");
    }

    /** A log with some events, whose ids begin with its name. */
    static void log(Path evidence, String name, int events) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < events; i++) {
            text.append("{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"Event" + i % 3 + "\",\"eventID\":\"")
                    .append(name + i)
                    .append("\",\"eventTime\":\"2024-01-05T10:00:00Z\",\"awsRegion\":\"eu-west-1\","
                            + "\"recipientAccountId\":\"111122223333\"}\n");
        }
        Path file = evidence.resolve("logs/" + name + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void ingest(String version, Path... roots) {
        Ingest.run(new IngestRequest(
                folder,
                List.of(roots),
                2,
                Limits.DEFAULT,
                new LocalStorage(),
                version,
                CLOCK,
                FreeSpace.unlimited(),
                new IngestProgress()));
    }

    /** Asks as of the first of February 2024, and keeps a line in the journal. */
    void ask(String version, String sql) {
        CaseFolder owner = CaseFolder.open(folder);
        LakeSnapshot lake = owner.snapshot();
        int lastRun = owner.ledger().runs().size();
        Journal.Begun begun = new Journal(folder, version, CLOCK).begin(lastRun, lake.sha256());
        Instant asOf = Instant.parse("2024-02-01T00:00:00Z");
        try (QuerySession session = QuerySession.open(lake, SessionOptions.in(temp));
                Answer answer = StatementSession.ofCase(session, folder, List.of())
                        .run(StatementParser.parse(sql), List.of(), asOf)) {
            ResultHash hash = answer.rows().hashed();
            while (answer.rows().next().isPresent()) {
                // Read to the end.
            }
            Asked asked = new Asked("query", null, Map.of(), sql, List.of(), asOf, List.of(), false);
            begun.end(asked, Outcome.answered(hash));
        }
    }

    Path export(String name, boolean withLake) throws IOException {
        Path file = temp.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            CaseArchive.of(CaseFolder.open(folder), withLake, VERSION).write(out);
        }
        return file;
    }

    ReproductionReport reproduce(Path archive, String version, Path... roots) throws IOException {
        Path scratch = Files.createTempDirectory(temp, "scratch");
        return Reproduction.run(new ReproductionRequest(
                archive,
                List.of(roots),
                scratch.resolve("case"),
                scratch.resolve("records"),
                1,
                Limits.DEFAULT,
                version,
                Clock.systemUTC(),
                FreeSpace.unlimited(),
                SessionOptions.in(scratch),
                new IngestProgress(),
                line -> {}));
    }

    /** Every file below a folder, by its path. */
    static Map<String, String> files(Path folder, String... without) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!Set.of(without).contains(name)) {
                    files.put(name, Durable.sha256(file));
                }
            }
        }
        return files;
    }
}
