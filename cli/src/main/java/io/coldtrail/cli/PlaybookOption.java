package io.coldtrail.cli;

import io.coldtrail.playbook.PlaybookLibrary;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --playbook}: questions of one's own instead of the built-in ones. */
final class PlaybookOption {
    @Option(
            names = "--playbook",
            paramLabel = "DIR",
            description = "Take the questions from a folder of .sql files instead of the built-in ones.")
    private @Nullable Path folder;

    PlaybookLibrary library(CliConsole console) {
        return folder == null ? PlaybookLibrary.builtIn() : PlaybookLibrary.read(console.resolve(folder));
    }
}
