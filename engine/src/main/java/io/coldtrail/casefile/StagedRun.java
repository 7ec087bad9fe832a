package io.coldtrail.casefile;

import io.coldtrail.json.JsonText;
import io.coldtrail.json.JsonTree;
import io.coldtrail.lake.Part;
import io.coldtrail.problem.ColdtrailException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run that was cut off has left below {@code staging/}: its plan's hash, and for each unit that was whole a file
 * that lists its parts. A run of the same plan takes those units over.
 *
 * <pre>
 * staging/plan.json               {"run": 3, "sha256": "…"}
 * staging/units/000007.jsonl      lines as in the ledger
 * staging/lake/…, quarantine/…    the unit's files, at the paths that they will have in the case
 * </pre>
 */
final class StagedRun {
    private final Path staging;

    StagedRun(Path staging) {
        this.staging = staging;
    }

    /** Whether what is staged belongs to a plan. */
    boolean isOf(int run, String planSha256) throws IOException {
        if (!Files.isRegularFile(planFile())) {
            return false;
        }
        try {
            JsonTree plan =
                    JsonTree.parse(Files.readString(planFile()), planFile().toString());
            return plan.number("run") == run && plan.text("sha256").equals(planSha256);
        } catch (ColdtrailException e) {
            // Cut off while it was written: there is nothing to take over.
            return false;
        }
    }

    /** Whether a plan has been kept at all. */
    boolean hasPlan() {
        return Files.isRegularFile(planFile());
    }

    void begin(int run, String planSha256) throws IOException {
        Files.createDirectories(staging.resolve("units"));
        Durable.writeFile(planFile(), JsonText.line(json -> json.put("run", run).put("sha256", planSha256)) + "\n");
    }

    /** Keeps a unit whose files are durable. */
    void keep(UnitEntry unit) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Part part : unit.parts()) {
            text.append(LedgerJson.part(part)).append('\n');
        }
        QuarantinePart quarantine = unit.quarantine();
        if (quarantine != null) {
            text.append(LedgerJson.quarantine(quarantine)).append('\n');
        }
        for (SourceEntry source : unit.sources()) {
            text.append(LedgerJson.source(source)).append('\n');
        }
        text.append(LedgerJson.end("")).append('\n');
        Files.createDirectories(staging.resolve("units"));
        Durable.writeFile(unitFile(unit.unit()), text.toString());
    }

    /** A unit that was kept and whose files are as they were written. */
    Optional<UnitEntry> unit(int unit) throws IOException {
        Path file = unitFile(unit);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        List<SourceEntry> sources = new ArrayList<>();
        List<QuarantinePart> quarantine = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonTree tree = JsonTree.parse(line, file.toString());
            switch (tree.text("type")) {
                case "part" -> parts.add(LedgerJson.parsePart(tree));
                case "quarantine" -> quarantine.add(LedgerJson.parseQuarantine(tree));
                case "source" -> sources.add(LedgerJson.parseSource(tree));
                default -> {}
            }
        }
        UnitEntry entry = new UnitEntry(unit, parts, quarantine.isEmpty() ? null : quarantine.get(0), sources);
        return isWhole(entry) ? Optional.of(entry) : Optional.empty();
    }

    /** Removes the files of a unit. */
    void drop(UnitEntry unit) throws IOException {
        Files.deleteIfExists(unitFile(unit.unit()));
        for (Part part : unit.parts()) {
            Files.deleteIfExists(staging.resolve(part.path()));
        }
        QuarantinePart quarantine = unit.quarantine();
        if (quarantine != null) {
            Files.deleteIfExists(staging.resolve(quarantine.path()));
            Files.deleteIfExists(staging.resolve(quarantine.bytesPath()));
        }
    }

    private boolean isWhole(UnitEntry unit) throws IOException {
        for (Part part : unit.parts()) {
            if (!holds(part.path(), part.sha256())) {
                return false;
            }
        }
        QuarantinePart quarantine = unit.quarantine();
        return quarantine == null
                || (holds(quarantine.path(), quarantine.sha256())
                        && holds(quarantine.bytesPath(), quarantine.bytesSha256()));
    }

    private boolean holds(String path, String sha256) throws IOException {
        Path file = staging.resolve(path);
        return Files.isRegularFile(file) && Durable.sha256(file).equals(sha256);
    }

    private Path planFile() {
        return staging.resolve("plan.json");
    }

    private Path unitFile(int unit) {
        return staging.resolve(String.format(Locale.ROOT, "units/%06d.jsonl", unit));
    }
}
