package io.coldtrail.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --case}, for every command that touches a case. */
final class CaseOption {
    private static final String DEFAULT = "case";

    @Option(
            names = "--case",
            paramLabel = "DIR",
            defaultValue = DEFAULT,
            description = "The case's folder (default: ./case).")
    private Path folder;

    @SuppressWarnings("NullAway.Init") // picocli sets the default
    CaseOption() {}

    /** The folder, absolute. */
    Path folder(CliConsole console) {
        return console.resolve(folder);
    }

    /** What another command must add to reach the same case; empty for the default. */
    String argument() {
        return folder.equals(Path.of(DEFAULT)) ? "" : " --case " + folder;
    }

    CaseAccess.OpenedCase open(CliConsole console, CaseAccess cases) {
        return cases.open(console.resolve(folder));
    }
}
