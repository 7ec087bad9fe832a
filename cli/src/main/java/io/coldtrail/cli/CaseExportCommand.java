package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.bytes.Hashes;
import io.coldtrail.journal.CaseArchive;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coldtrail case export}. */
@Command(
        name = "export",
        description = {
            "Writes a case as one archive: ledger, hashes of the evidence, journal, and the lake.",
            "",
            "The archive is a zip that is not compressed; `sha256sum -c manifest.sha256` checks it once it is unpacked."
                    + " Its own hash is printed: keep it apart from the archive."
        },
        footer = {
            "",
            "Examples:",
            "  coldtrail case export incident-7.zip --case ./incident-7",
            "  coldtrail case export records.zip --without-lake"
        })
final class CaseExportCommand implements Runnable {
    @Parameters(arity = "1", paramLabel = "FILE", description = "The archive, which appears when it is complete.")
    private Path file;

    @Option(
            names = "--without-lake",
            description =
                    "Leave out the lake and the rejected bytes, which `case reproduce` makes again of the evidence.")
    private boolean withoutLake;

    @Mixin
    private final CaseOption caseOption = new CaseOption();

    private final CliConsole console;

    @SuppressWarnings("NullAway.Init") // picocli sets the file
    CaseExportCommand(CliConsole console) {
        this.console = console;
    }

    @Override
    public void run() {
        Path folder = caseOption.folder(console);
        Path target = console.resolve(file);
        List<Path> kept = new ArrayList<>(Engine.evidenceRoots(folder));
        kept.add(folder);
        Written.check(target, kept);
        CaseArchive archive = Engine.archive(folder, !withoutLake);
        MessageDigest digest = Hashes.sha256();
        long files = Written.bytesToFile(target, kept, out -> {
            OutputStream hashed = new DigestOutputStream(out, digest);
            archive.write(hashed);
            hashed.flush();
            return archive.files();
        });
        Written.text(console.out(), Hashes.hex(digest) + "  " + target.getFileName() + "\n");
        console.err().println(files + " files written to " + file);
    }
}
