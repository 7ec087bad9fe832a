package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.integrity.Standing.Kind;
import io.coldtrail.integrity.Standing.Verdict;
import io.coldtrail.integrity.verify.VerificationInputs;
import io.coldtrail.integrity.verify.VerificationReport;
import io.coldtrail.query.format.VisibleText;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coldtrail verify}. */
@Command(
        name = "verify",
        description = {
            "Tells whether evidence and case are what they should be.",
            "",
            "Reads the evidence again and holds it against the hashes of the ledger, against manifests and against"
                    + " CloudTrail's digests; holds every part of the lake and the ledger against each other. The verdicts"
                    + " replace those of the last time in the table integrity. With --evidence and no case, manifests"
                    + " and digests are checked."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail verify --keys public-keys.json",
            "  coldtrail verify --case ./incident-7 --evidence /mnt/copy --manifest collected.sha256",
            "  coldtrail verify --evidence ./bucket-copy --keys public-keys.json --json"
        })
final class VerifyCommand implements Callable<Integer> {
    @Option(
            names = "--evidence",
            paramLabel = "DIR",
            description = "Where the evidence, or a copy of it, lies (default: where it was ingested from); may be"
                    + " repeated.")
    private List<Path> evidence = List.of();

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "Hashes that others have made, as sha256sum, sha256deep or hashdeep print them, or a BagIt"
                    + " folder; may be repeated. Kept in the case.")
    private List<Path> manifests = List.of();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "AWS's public keys, as `aws cloudtrail list-public-keys` prints them; may be repeated.")
    private List<Path> keys = List.of();

    @Option(
            names = {"--signatures", "--head"},
            paramLabel = "FILE",
            description = "Signatures of digests: a JSON object from object key to signature, what `aws s3api"
                    + " head-object` prints, or a folder of such files; may be repeated.")
    private List<Path> signatures = List.of();

    @Option(names = "--bucket", paramLabel = "NAME", description = "The bucket that the evidence was copied from.")
    private @Nullable String bucket;

    @Option(
            names = "--prefix",
            paramLabel = "P",
            description = "What the keys in the bucket begin with before what the evidence has.")
    private @Nullable String prefix;

    @Option(names = "--strict", description = "Exit with 1 when anything at all is not valid.")
    private boolean strict;

    @Option(names = "--all", description = "List all that is not valid, not the first only.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private final LimitOptions limitOptions = new LimitOptions();

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    private final CliConsole console;

    @SuppressWarnings("NullAway.Init") // picocli sets the rest
    VerifyCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int threads = reading.threads();
        ProgressDisplay.Mode mode = reading.progress();
        Path folder = caseFolder();
        if (folder != null && !evidence.isEmpty() && caseOption.argument().isEmpty()) {
            console.err()
                    .println("coldtrail: the evidence is held against the case " + VisibleText.of(folder.toString()));
        }
        VerificationReport report = verify(mode, folder, threads);
        if (report.kept() == VerificationReport.Kept.NOT_WRITABLE) {
            console.err().println("coldtrail: the case cannot be written to, so the verdicts were not kept in it.");
        }
        Written.text(
                console.out(),
                json
                        ? VerifyDocument.of(report, folder)
                        : VerifyReport.text(
                                report, all ? Integer.MAX_VALUE : VerifyReport.FIRST, caseOption.argument()));
        return exitCode(report);
    }

    private VerificationReport verify(ProgressDisplay.Mode mode, @Nullable Path folder, int threads) {
        VerificationInputs inputs = new VerificationInputs(
                resolved(evidence), resolved(manifests), resolved(keys), resolved(signatures), bucket, prefix);
        try (ProgressDisplay display = ProgressDisplay.start(mode, console, ProgressDisplay.Told.FILES_ONLY)) {
            return OnInterrupt.during(
                    () -> Engine.verify(folder, inputs, limitOptions.limits(), threads, display.progress()), () -> {
                        display.stop();
                        console.err()
                                .println("coldtrail: interrupted; the verdicts of the last time are as they were.");
                    });
        }
    }

    /** The case; null where evidence was named, and there is no case that it could be of. */
    private @Nullable Path caseFolder() {
        Path folder = caseOption.folder(console);
        boolean named = !caseOption.argument().isEmpty();
        return evidence.isEmpty() || named || CaseFolder.isCase(folder) ? folder : null;
    }

    private int exitCode(VerificationReport report) {
        boolean bad = report.isBadNews() || (strict && report.isAnythingOpen());
        boolean unreadable = report.count(Kind.EVIDENCE, Verdict.UNVERIFIABLE) > 0;
        return ExitCode.worse(
                bad ? ExitCode.BAD_NEWS : ExitCode.DONE, unreadable ? ExitCode.INCOMPLETE : ExitCode.DONE);
    }

    private List<Path> resolved(List<Path> paths) {
        return paths.stream().map(console::resolve).toList();
    }
}
