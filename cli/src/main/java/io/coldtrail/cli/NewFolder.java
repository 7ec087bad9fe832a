package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;

/** Text files in a folder that holds nothing yet. */
final class NewFolder {
    private NewFolder() {}

    /**
     * Writes files into a folder, which is made where it is missing.
     *
     * @param texts by relative name
     * @throws ColdtrailException where it holds anything
     */
    static void write(Path folder, Map<String, String> texts) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new ColdtrailException(
                            ErrorCode.IO_FAILED,
                            "the folder is not empty",
                            Where.file(folder.toString()),
                            "Name a new one, or empty it.");
                }
            }
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Path file = folder.resolve(text.getKey());
                Files.createDirectories(file.resolveSibling("."));
                Files.writeString(file, text.getValue(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.IO_FAILED,
                    "the folder cannot be written",
                    Where.file(folder.toString()),
                    "Check that you may write there and that there is space.",
                    e);
        }
    }
}
