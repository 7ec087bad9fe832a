package io.coldtrail.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the table of evidence shapes: what lies in the evidence, and what must become of it.
 *
 * <p>A line of the ledger reads {@code KEY STATUS REASON PLACED-BY SEEN/LOADED/DUPLICATE/QUARANTINED/IGNORED}, with
 * {@code -} where there is nothing, and {@code ~} for {@link #PREFIX} and {@code ^} for {@link #FLOW_PREFIX}. A row of a
 * lake reads {@code TABLE NAME@RECORD}: the event's id, the flow's source address.
 */
final class Shape {
    static final String PREFIX =
            "AWSLogs/111122223333/CloudTrail/eu-west-1/2024/01/05/111122223333_CloudTrail_eu-west-1_20240105T1005Z_";
    static final String FLOW_PREFIX =
            "AWSLogs/111122223333/vpcflowlogs/eu-west-1/2024/01/05/111122223333_vpcflowlogs_eu-west-1_fl-1_20240105T1005Z_";

    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> ledger = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private Limits limits = Limits.DEFAULT;
    private String root = "";

    /** Adds something to the evidence. */
    @FunctionalInterface
    interface Step {
        void in(Path evidence) throws IOException;
    }

    private Shape(String name) {
        this.name = name;
    }

    static Shape of(String name) {
        return new Shape(name);
    }

    Shape file(String key, byte[] content) {
        return step(evidence -> {
            Path file = evidence.resolve(full(key));
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        });
    }

    Shape file(String key, String content) {
        return file(key, content.getBytes(UTF_8));
    }

    Shape step(Step step) {
        steps.add(step);
        return this;
    }

    Shape limit(String limit, long value) {
        limits = limits.with(limit, value);
        return this;
    }

    /** Ingests one file instead of the folder. */
    Shape root(String key) {
        root = full(key);
        return this;
    }

    Shape becomes(String... lines) {
        ledger.addAll(List.of(lines));
        return this;
    }

    Shape rows(String... texts) {
        rows.addAll(List.of(texts));
        return this;
    }

    String name() {
        return name;
    }

    Limits limits() {
        return limits;
    }

    List<String> ledger() {
        return ledger;
    }

    List<String> rows() {
        return rows;
    }

    /** Writes the evidence, and gives what is to be ingested. */
    Path write(Path evidence) throws IOException {
        for (Step step : steps) {
            step.in(evidence);
        }
        return evidence.resolve(root);
    }

    static String full(String key) {
        return key.startsWith("~")
                ? PREFIX + key.substring(1)
                : key.startsWith("^") ? FLOW_PREFIX + key.substring(1) : key;
    }

    static String shortened(String key) {
        return key.startsWith(PREFIX)
                ? "~" + key.substring(PREFIX.length())
                : key.startsWith(FLOW_PREFIX) ? "^" + key.substring(FLOW_PREFIX.length()) : key;
    }
}
