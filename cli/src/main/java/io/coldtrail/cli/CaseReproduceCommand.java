package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.casefile.Durable;
import io.coldtrail.journal.Difference;
import io.coldtrail.journal.ReproductionReport;
import io.coldtrail.json.JsonText;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import io.coldtrail.query.SessionOptions;
import io.coldtrail.query.format.VisibleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coldtrail case reproduce}. */
@Command(
        name = "reproduce",
        description = {
            "Repeats the case of an archive from its evidence, and tells what comes out differently.",
            "",
            "The evidence is loaded again, run by run, and every journalled result is asked for again. Within one version"
                    + " every hash is compared, across versions records, rows and results."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail case reproduce incident-7.zip --evidence /evidence/bucket-copy",
            "  coldtrail case reproduce records.zip --evidence ./copy --case ./again --json"
        })
final class CaseReproduceCommand implements Callable<Integer> {
    @Parameters(arity = "1", paramLabel = "FILE", description = "An archive of `coldtrail case export`.")
    private Path file;

    @Option(
            names = "--evidence",
            paramLabel = "DIR",
            required = true,
            description = "A folder or file of evidence, wherever it lies now; once for each that the case was made of,"
                    + " in the same order.")
    private List<Path> evidence;

    @Option(
            names = "--case",
            paramLabel = "NEWDIR",
            description = "Keep the repeated case in a new folder (default: it is removed).")
    private @Nullable Path kept;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final SessionLimits session = new SessionLimits();

    private final CliConsole console;

    @SuppressWarnings("NullAway.Init") // picocli sets the file and the evidence
    CaseReproduceCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path temp = temp();
        ReproductionReport report;
        try {
            report = OnInterrupt.during(() -> reproduce(temp), () -> remove(temp));
        } finally {
            remove(temp);
        }
        Written.text(console.out(), json ? document(report) : text(report));
        return report.isSame() ? ExitCode.DONE : ExitCode.BAD_NEWS;
    }

    private ReproductionReport reproduce(Path temp) {
        Path folder = kept == null ? temp.resolve("case") : console.resolve(kept);
        if (isTaken(folder)) {
            throw new ColdtrailException(
                    ErrorCode.CASE_INVALID,
                    "there is something already, and a case is repeated in a new one",
                    Where.file(folder.toString()),
                    "Name an empty or new folder with --case.");
        }
        return Engine.reproduce(
                console.resolve(file),
                evidence.stream().map(console::resolve).toList(),
                folder,
                temp.resolve("records"),
                ReadingOptions.defaultThreads(),
                limits.limits(),
                session.applyTo(SessionOptions.in(temp)),
                line -> console.err().println(VisibleText.of(line)));
    }

    private static boolean isTaken(Path folder) {
        String[] entries = folder.toFile().list();
        return Files.exists(folder) && (entries == null || entries.length > 0);
    }

    private static String text(ReproductionReport report) {
        StringBuilder text = new StringBuilder();
        for (Difference difference : report.differences()) {
            text.append(VisibleText.of(difference.kind().word() + ": " + difference.what()))
                    .append("\n  expected ")
                    .append(VisibleText.of(difference.expected()))
                    .append("\n  found    ")
                    .append(VisibleText.of(difference.found()))
                    .append('\n');
        }
        text.append(
                        report.isSame()
                                ? "same"
                                : "different: " + counted(report.differences().size(), "difference"))
                .append("; compared ")
                .append(counted(report.runs(), "run"))
                .append(", ")
                .append(counted(report.files(), "file"))
                .append(", ")
                .append(counted(report.parts(), "part"))
                .append(", ")
                .append(counted(report.results(), "result"));
        if (report.passedOver() > 0) {
            text.append("; passed over ")
                    .append(counted(report.passedOver(), "statement"))
                    .append(" without a result");
        }
        if (report.versions().stream().anyMatch(version -> !version.equals(report.version()))) {
            text.append("; made by ")
                    .append(VisibleText.of(String.join(", ", report.versions())))
                    .append(", repeated by ")
                    .append(report.version());
        }
        return text.append('\n').toString();
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String document(ReproductionReport report) {
        return JsonText.document(json -> json.put("same", report.isSame())
                        .put("version", report.version())
                        .put("versions", report.versions())
                        .put("runs", report.runs())
                        .put("files", report.files())
                        .put("parts", report.parts())
                        .put("results", report.results())
                        .put("passedOver", report.passedOver())
                        .putObjects(
                                "differences",
                                report.differences(),
                                (item, difference) -> item.put(
                                                "kind", difference.kind().word())
                                        .put("what", difference.what())
                                        .put("expected", difference.expected())
                                        .put("found", difference.found())))
                + "\n";
    }

    private static Path temp() {
        try {
            return Files.createTempDirectory("coldtrail-reproduce-");
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.IO_FAILED,
                    "there is no folder for temporary files",
                    Where.file(System.getProperty("java.io.tmpdir", "")),
                    "Name one with -Djava.io.tmpdir.",
                    e);
        }
    }

    private static void remove(Path folder) {
        try {
            Durable.deleteTree(folder);
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.IO_FAILED,
                    "the temporary folder cannot be removed",
                    Where.file(folder.toString()),
                    "Remove it by hand.",
                    e);
        }
    }
}
