package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.casefile.LedgerRun;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.Tally;
import io.coldtrail.query.RawEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every shape of evidence and every damage, with what must become of each file and each record. */
class EvidenceShapesTest {
    private static final Map<String, String> NAMES = Map.of(
            "cloudtrail", "eventid", "cloudtrail_insights", "eventid", "vpcflow", "srcaddr", "tgwflow", "srcaddr");

    @TempDir
    private Path temp;

    @TestFactory
    Stream<DynamicTest> cloudTrail() throws IOException {
        return tests(CloudTrailShapes.all());
    }

    @TestFactory
    Stream<DynamicTest> flowLogs() throws IOException, SQLException {
        return tests(FlowLogShapes.all());
    }

    @TestFactory
    Stream<DynamicTest> containers() throws IOException {
        return tests(ContainerShapes.all());
    }

    @TestFactory
    Stream<DynamicTest> damages() throws IOException {
        return tests(DamagedShapes.all());
    }

    private Stream<DynamicTest> tests(List<Shape> shapes) {
        return shapes.stream()
                .map(shape -> DynamicTest.dynamicTest(
                        shape.name(), () -> check(shape, Files.createTempDirectory(temp, "shape"))));
    }

    private static void check(Shape shape, Path folder) throws IOException, SQLException {
        Path evidence = Files.createDirectory(folder.resolve("evidence"));
        Path root = shape.write(evidence);
        Map<String, String> before = Evidence.fingerprint(evidence);
        Path caseFolder = folder.resolve("case");

        Ingest.run(new IngestRequest(
                caseFolder,
                List.of(root),
                2,
                shape.limits(),
                new LocalStorage(),
                "test",
                Evidence.CLOCK,
                FreeSpace.unlimited(),
                new IngestProgress()));

        LedgerRun run = CaseState.run(caseFolder, 1);
        assertThat(run.sources().stream().map(EvidenceShapesTest::line))
                .containsExactlyInAnyOrderElementsOf(shape.ledger());
        assertThat(rows(caseFolder, run)).containsExactlyInAnyOrderElementsOf(shape.rows());
        CaseState.assertSound(caseFolder);
        CaseState.assertTidy(caseFolder);
        CaseState.pieces(caseFolder, run);
        RawEvidence.assertSame(
                caseFolder, root, shape.limits(), Files.createDirectories(folder.resolveSibling("temp")));
        assertThat(Evidence.fingerprint(evidence)).isEqualTo(before);
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).containsExactlyInAnyOrder(evidence, caseFolder);
        }
    }

    private static String line(SourceEntry source) {
        Tally tally = source.records();
        return String.join(
                " ",
                Shape.shortened(source.key()),
                source.status().word(),
                Objects.requireNonNullElse(source.reason(), "-"),
                Objects.requireNonNullElse(source.placedBy(), "-"),
                tally.seen() + "/" + tally.loaded() + "/" + tally.duplicate() + "/" + tally.quarantined() + "/"
                        + tally.ignored());
    }

    private static List<String> rows(Path caseFolder, LedgerRun run) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (Map.Entry<String, String> table : NAMES.entrySet()) {
            rows.addAll(CaseState.query(
                    caseFolder,
                    run,
                    "lake/" + table.getKey() + "/",
                    "'" + table.getKey() + " ' || " + table.getValue() + " || '@' || source_record"));
        }
        return rows;
    }
}
