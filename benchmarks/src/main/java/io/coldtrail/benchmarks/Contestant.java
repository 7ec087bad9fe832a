package io.coldtrail.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** One run of one contender, as a process that reports what it has used. {@link Comparison} starts it. */
public final class Contestant {
    /** Where Linux tells of memory. */
    private static final Path STATUS = Path.of("/proc/self/status");

    private Contestant() {}

    /**
     * Converts once.
     *
     * @param arguments {@link Contender}, {@link LakeTable}, evidence, target, and the file to report to
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        Contender contender = Contender.valueOf(arguments[0]);
        LakeTable table = LakeTable.valueOf(arguments[1]);
        Path evidence = Path.of(arguments[2]);
        Path target = Path.of(arguments[3]);
        double startSeconds = switch (contender) {
            case COLDTRAIL -> coldtrail(evidence, target);
            case DUCKDB -> duckDb(table, evidence, target);
        };
        double cpuSeconds =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
        Files.write(
                Path.of(arguments[4]),
                List.of(Double.toString(startSeconds), Double.toString(cpuSeconds), Double.toString(peakMegabytes())));
    }

    private static double coldtrail(Path evidence, Path target) {
        double startSeconds = secondsSinceStart();
        Lake.ingest(evidence, target);
        return startSeconds;
    }

    private static double duckDb(LakeTable table, Path evidence, Path target) throws SQLException {
        try (DuckDb duckDb = DuckDb.open()) {
            double startSeconds = secondsSinceStart();
            duckDb.run(DuckDbConversion.of(table, evidence, target));
            return startSeconds;
        }
    }

    private static double secondsSinceStart() {
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        return (System.currentTimeMillis() - started) / 1e3;
    }

    private static double peakMegabytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
            }
        }
        return 0;
    }
}
