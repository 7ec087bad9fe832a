package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.LedgerRun;
import io.coldtrail.casefile.QuarantinePart;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.Tally;
import io.coldtrail.lake.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What must hold of every case, whatever has befallen it. */
final class CaseState {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseState() {}

    /**
     * A piece of rejected bytes, with its line of the index.
     *
     * @param line as parsed by Jackson
     */
    record Piece(JsonNode line, byte[] bytes) {
        String key() {
            return line.get("key").asText();
        }
    }

    static LedgerRun run(Path caseFolder, int run) {
        return CaseFolder.open(caseFolder).ledger().read(run);
    }

    /** Checks every committed run: it balances, and all that it names is there, whole. */
    static void assertSound(Path caseFolder) {
        CaseFolder opened = CaseFolder.open(caseFolder);
        List<Part> live = new ArrayList<>();
        for (int number : opened.ledger().runs()) {
            LedgerRun run = opened.ledger().read(number);
            assertBalanced(run);
            run.parts().forEach(part -> assertWhole(caseFolder.resolve(part.path()), part.bytes(), part.sha256()));
            run.quarantine().forEach(part -> assertWhole(caseFolder, part));
            live.addAll(run.parts());
        }
        assertThat(opened.snapshot().parts()).isEqualTo(live);
    }

    /** Sums up the sources again: files and records each have one fate, and every loaded record is a row. */
    static void assertBalanced(LedgerRun run) {
        Tally files = Tally.ZERO;
        Tally records = Tally.ZERO;
        for (SourceEntry source : run.sources()) {
            assertThat(source.records().balances()).as(source.key()).isTrue();
            files = files.plus(Tally.one(source.status()));
            records = records.plus(source.records());
        }
        assertThat(files).isEqualTo(run.head().files());
        assertThat(records).isEqualTo(run.head().records());
        assertThat(files.balances()).isTrue();
        assertThat(files.seen()).isEqualTo(run.sources().size());
        assertThat(run.parts().stream().mapToLong(Part::rows).sum()).isEqualTo(records.loaded());
    }

    /** Checks that a run that has ended has left nothing of its work in the case. */
    static void assertTidy(Path caseFolder) throws IOException {
        assertThat(caseFolder.resolve("staging")).doesNotExist();
        assertThat(Evidence.hashes(caseFolder).keySet()).noneMatch(name -> name.endsWith(".tmp"));
    }

    /** Lake, quarantine and ledger, by path. */
    static Map<String, String> content(Path caseFolder) throws IOException {
        Map<String, String> content = new TreeMap<>(Evidence.hashes(caseFolder));
        content.keySet().removeIf(name -> !name.matches("(lake|quarantine|ledger)/.*"));
        return content;
    }

    /** All pieces that a run has rejected, in index order; each must lie within the file of bytes. */
    static List<Piece> pieces(Path caseFolder, LedgerRun run) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        for (QuarantinePart part : run.quarantine()) {
            byte[] bytes = Files.readAllBytes(caseFolder.resolve(part.bytesPath()));
            List<String> lines = Files.readAllLines(caseFolder.resolve(part.path()));
            assertThat(lines).hasSize((int) part.pieces());
            long end = 0;
            for (String line : lines) {
                JsonNode index = JSON.readTree(line);
                assertThat(index.get("at").asLong()).as(line).isEqualTo(end);
                end += index.get("length").asLong();
                assertThat(end).as(line).isLessThanOrEqualTo(bytes.length);
                byte[] piece = new byte[index.get("length").asInt()];
                System.arraycopy(bytes, index.get("at").asInt(), piece, 0, piece.length);
                pieces.add(new Piece(index, piece));
            }
            assertThat(end).as("bytes that no piece claims").isEqualTo(bytes.length);
        }
        return pieces;
    }

    /** Rows of the parts of a run as DuckDB counts them. */
    static long rows(Path caseFolder, LedgerRun run) throws SQLException {
        long rows = 0;
        for (String row : query(caseFolder, run, "lake/", "count(*)")) {
            rows += Long.parseLong(row);
        }
        return rows;
    }

    /**
     * A text for each row that DuckDB makes of some parts of a run, in no particular order.
     *
     * @param prefix of the parts' paths
     * @param expression of the text
     */
    static List<String> query(Path caseFolder, LedgerRun run, String prefix, String expression) throws SQLException {
        Map<String, List<String>> tables = run.parts().stream()
                .map(Part::path)
                .filter(path -> path.startsWith(prefix))
                .collect(Collectors.groupingBy(
                        path -> path.split("/", 3)[1],
                        TreeMap::new,
                        Collectors.mapping(path -> "'" + caseFolder.resolve(path) + "'", Collectors.toList())));
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (List<String> files : tables.values()) {
                try (ResultSet rows = statement.executeQuery("select " + expression + " from read_parquet(["
                        + String.join(",", files) + "], union_by_name = true, hive_partitioning = false)")) {
                    while (rows.next()) {
                        texts.add(rows.getString(1));
                    }
                }
            }
        }
        return texts;
    }

    private static void assertWhole(Path caseFolder, QuarantinePart part) {
        assertThat(Evidence.sha256(caseFolder.resolve(part.path()))).isEqualTo(part.sha256());
        assertWhole(caseFolder.resolve(part.bytesPath()), part.bytes(), part.bytesSha256());
    }

    private static void assertWhole(Path file, long size, String sha256) {
        try {
            assertThat(Files.size(file)).as(file.toString()).isEqualTo(size);
            assertThat(Evidence.sha256(file)).as(file.toString()).isEqualTo(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
