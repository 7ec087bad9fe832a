package io.coldtrail.cli;

import io.coldtrail.playbook.PlaybookLibrary;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --playbook}: questions of one's own beside the built-in ones. */
final class PlaybookOption {
    @Option(
            names = "--playbook",
            paramLabel = "DIR",
            description =
                    "Add the questions of a folder to the built-in ones. One with the id of a built-in one takes its place.")
    private @Nullable Path folder;

    PlaybookLibrary library(CliConsole console) {
        PlaybookLibrary builtIn = PlaybookLibrary.builtIn();
        return folder == null ? builtIn : builtIn.with(PlaybookLibrary.read(console.resolve(folder)));
    }
}
