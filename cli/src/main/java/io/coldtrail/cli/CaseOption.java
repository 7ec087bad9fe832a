package io.coldtrail.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --case}, for every command that touches a case. */
final class CaseOption {
    @Option(
            names = "--case",
            paramLabel = "DIR",
            defaultValue = "case",
            description = "The case's folder (default: ./case).")
    private Path folder;

    @SuppressWarnings("NullAway.Init") // picocli sets the default
    CaseOption() {}

    CaseAccess.OpenedCase open(CliConsole console, CaseAccess cases) {
        return cases.open(console.resolve(folder));
    }
}
