package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.lake.BatchConsumer;
import io.coldtrail.lake.BatchSource;
import io.coldtrail.lake.Partition;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code query --evidence}. */
class EvidenceQueryTest {
    private static final String ACCOUNT = "111122223333";

    @TempDir
    private Path temp;

    private final List<Path> asked = new ArrayList<>();

    @Test
    void asksEvidenceWithoutACase() {
        Cli.Outcome outcome = cli().run(
                        "query",
                        "select eventname, count(*) as n from cloudtrail_" + ACCOUNT + " group by 1 order by 1",
                        "--format",
                        "csv",
                        "--evidence",
                        "logs",
                        "--evidence",
                        "more");
        assertThat(outcome).isEqualTo(new Cli.Outcome(0, "eventname,n\nGetObject,1\nListBuckets,2\n", ""));
        assertThat(asked).containsExactly(temp.resolve("logs"), temp.resolve("more"));
    }

    @Test
    void asksEitherACaseOrEvidence() {
        assertThat(cli().run("query", "select 1 as n", "--case", "c", "--evidence", "logs"))
                .isEqualTo(new Cli.Outcome(
                        2,
                        "",
                        "coldtrail: --case and --evidence exclude each other; a query asks one of them."
                                + " See `coldtrail query --help`.\n"));
        assertThat(asked).isEmpty();
    }

    @Test
    void writesNothingIntoTheEvidence() throws IOException {
        Path logs = Files.createDirectory(temp.resolve("logs"));
        Cli.Outcome outcome = cli().run("query", "select 1 as n", "--evidence", "logs", "-o", "logs/answer.csv");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("inside the case or its evidence");
        assertThat(logs).isEmptyDirectory();
        assertThat(cli().run("query", "select 1 as n", "--evidence", "logs", "-o", "answer.csv", "--format", "csv")
                        .code())
                .isZero();
        assertThat(temp.resolve("answer.csv")).hasContent("n\n1\n");
    }

    @Test
    void tellsOfFilesThatCouldNotBeReadWhole() throws IOException {
        Path logs = Files.createDirectory(temp.resolve("logs"));
        String event = "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\"}";
        Files.writeString(logs.resolve("good.json"), event);
        Files.writeString(logs.resolve("cut.json"), "{\"Records\":[" + event + ",{\"eventSour");
        Cli.Outcome outcome = new Cli(temp, CaseAccess.inFolder())
                .run("query", "select count(*) as n from cloudtrail", "--evidence", "logs", "--format", "csv");
        assertThat(outcome.out()).isEqualTo("n\n2\n");
        assertThat(outcome.err())
                .isEqualTo(
                        "coldtrail: cut.json could not be read whole, so rows may be missing (json-truncated: the JSON"
                                + " ends too early (record 1, byte 71)).\n");
        assertThat(outcome.code()).isEqualTo(3);
    }

    private Cli cli() {
        return new Cli(temp, new CaseAccess() {
            @Override
            public OpenedCase open(Path folder) {
                throw new AssertionError("a case is opened: " + folder);
            }

            @Override
            public OpenedEvidence openEvidence(List<Path> roots) {
                asked.addAll(roots);
                return new OpenedEvidence(new ThreeEvents(), List::of, () -> {}, roots);
            }
        });
    }

    private static final class ThreeEvents implements BatchSource {
        private static final Partition PARTITION =
                new Partition(LakeTable.CLOUDTRAIL, ACCOUNT, "us-east-1", "2024-01-05");

        @Override
        public List<Partition> partitions(LakeTable table) {
            return table == LakeTable.CLOUDTRAIL ? List.of(PARTITION) : List.of();
        }

        @Override
        public List<String> accounts(LakeTable table) {
            return table == LakeTable.CLOUDTRAIL ? List.of(ACCOUNT) : List.of();
        }

        @Override
        public List<String> addedColumns(LakeTable table) {
            return List.of();
        }

        @Override
        public void read(LakeTable table, Predicate<Partition> wanted, BatchConsumer consumer) {
            RecordBatch batch = new RecordBatch(table.storedColumns());
            for (String name : List.of("ListBuckets", "GetObject", "ListBuckets")) {
                batch.text(batch.indexOf("eventname")).stage(name);
                batch.commitRow();
            }
            consumer.accept(PARTITION, batch, 0, batch.rows());
        }
    }
}
