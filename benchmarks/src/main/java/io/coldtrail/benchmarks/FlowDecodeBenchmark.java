package io.coldtrail.benchmarks;

import io.coldtrail.decode.LogDecoder;
import io.coldtrail.decode.flowlog.FlowLogDecoder;
import io.coldtrail.fixtures.Answers;
import java.io.IOException;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * VPC Flow Logs from gzip bytes in memory to rows of a batch, on one thread; one operation is all files. Run with
 * {@code benchmarks/run FlowDecode}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseParallelGC"})
public class FlowDecodeBenchmark {
    /** How many flows there are in all files together. */
    @Param("100000")
    private long flows;

    private final LogDecoder decoder = new FlowLogDecoder();
    private LogReader reader = new LogReader(new LogSet());

    /** Generates the logs, loads them, and passes the gate. */
    @Setup(Level.Trial)
    public void prepare() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Evidence evidence = Evidence.ofFlows(flows, folder.resolve("evidence"));
            Answers answers = evidence.answers();
            reader = new LogReader(LogSet.load(evidence.folder(), answers, "vpcflow"));
            FlowTally tally = new FlowTally();
            DecodedRows rows = new DecodedRows(tally::add);
            reader.decode(decoder, rows);
            decoder.reset();
            Gate.same("decoded flows", answers.totals().flowLines(), rows.rows());
            tally.check(answers);
        }
    }

    /** Inflating and hashing alone: the floor. */
    @Benchmark
    public long inflate(Throughput throughput) throws IOException {
        long bytes = reader.inflate();
        throughput.add(flows, bytes);
        return bytes;
    }

    /** All of it. */
    @Benchmark
    public long decode(Throughput throughput) throws IOException {
        DecodedRows rows = new DecodedRows(DecodedRows.RowLook.NONE);
        long bytes = reader.decode(decoder, rows);
        decoder.reset();
        throughput.add(rows.rows(), bytes);
        return bytes;
    }
}
