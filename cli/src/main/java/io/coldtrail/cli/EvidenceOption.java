package io.coldtrail.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --evidence}, for commands that need no case. */
final class EvidenceOption {
    @Option(
            names = "--evidence",
            paramLabel = "DIR",
            description = "Ask downloaded logs as they are, without a case; may be repeated.")
    private List<Path> roots = List.of();

    EvidenceOption() {}

    boolean isGiven() {
        return !roots.isEmpty();
    }

    /** What was given, absolute. */
    List<Path> roots(CliConsole console) {
        return roots.stream().map(console::resolve).toList();
    }
}
