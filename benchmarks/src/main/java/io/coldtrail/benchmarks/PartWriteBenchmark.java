package io.coldtrail.benchmarks;

import io.coldtrail.columnar.PartWriter;
import io.coldtrail.columnar.RecordBatch;
import io.coldtrail.columnar.WrittenPart;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rows of prepared batches into one durable Parquet file, on one thread; one operation is a file. Megabytes are those of
 * the file. Run with {@code benchmarks/run PartWrite}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseParallelGC"})
public class PartWriteBenchmark {
    /** Which table the rows are of. */
    @Param
    private LakeTable table = LakeTable.CLOUDTRAIL;

    /** How many rows a file gets. */
    @Param("20000")
    private long rows;

    private final TemporaryFolder folder = TemporaryFolder.create();
    private List<RecordBatch> batches = List.of();

    /** Decodes the rows and passes the gate: DuckDB reads a part back and finds what the evidence holds. */
    @Setup(Level.Trial)
    public void prepare() throws IOException, SQLException {
        PreparedRows prepared = PreparedRows.of(table, rows, folder.resolve("evidence"));
        batches = prepared.batches();
        Path part = folder.resolve("gate.parquet");
        Gate.same("rows written", rows, writeTo(part).rows());
        try (DuckDb duckDb = DuckDb.open()) {
            prepared.check(duckDb, DuckDb.file(part));
        }
    }

    /** Deletes all files. */
    @TearDown(Level.Trial)
    public void deleteFiles() throws IOException {
        folder.close();
    }

    /** Writes a part, and deletes it again. */
    @Benchmark
    public WrittenPart write(Throughput throughput) throws IOException {
        Path part = folder.resolve("part.parquet");
        WrittenPart written = writeTo(part);
        TemporaryFolder.delete(part);
        throughput.add(written.rows(), written.bytes());
        return written;
    }

    private WrittenPart writeTo(Path part) throws IOException {
        PartWriter writer = PartWriter.create(part, table.storedColumns());
        for (RecordBatch batch : batches) {
            writer.write(batch, 0, batch.rows());
        }
        return writer.finish();
    }
}
