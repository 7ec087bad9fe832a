package io.coldtrail.benchmarks;

import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is compared. */
enum Contender {
    /** {@code coldtrail ingest}, with the launcher's options. */
    COLDTRAIL(List.of("-Xmx1g", "-XX:+UseParallelGC")),
    /** DuckDB's readers and its COPY; Java only starts it. */
    DUCKDB(List.of("-Xmx128m", "-XX:+UseSerialGC"));

    /** Longer than any sensible scale takes. */
    private static final long MOST_MINUTES = 30;

    private final List<String> javaOptions;

    Contender(List<String> javaOptions) {
        this.javaOptions = javaOptions;
    }

    /** The folder of a table's partitions below what a run was told to write. */
    Path lake(LakeTable table, Path target) {
        return switch (this) {
            case COLDTRAIL -> target.resolve("lake").resolve(table.folder());
            case DUCKDB -> target;
        };
    }

    /**
     * Converts evidence in a process of its own.
     *
     * @param target a folder that does not exist
     * @param report a file for what the process says about itself
     */
    Usage run(LakeTable table, Path evidence, Path target, Path report) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Contestant.class.getName()));
        command.addAll(List.of(name(), table.name(), evidence.toString(), target.toString(), report.toString()));
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        double wallSeconds = (System.nanoTime() - begun) / 1e9;
        Gate.same("exit code of " + this, 0, process.waitFor());
        List<String> lines = Files.readAllLines(report);
        return new Usage(
                wallSeconds,
                Double.parseDouble(lines.get(0)),
                Double.parseDouble(lines.get(1)),
                Double.parseDouble(lines.get(2)));
    }
}
