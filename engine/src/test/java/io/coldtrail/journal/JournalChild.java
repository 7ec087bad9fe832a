package io.coldtrail.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that adds lines to a journal. */
final class JournalChild {
    private JournalChild() {}

    /** Arguments: case folder, number of lines. */
    public static void main(String[] arguments) {
        JournalTest.append(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    static Process start(Path caseFolder, int lines) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        JournalChild.class.getName(),
                        caseFolder.toString(),
                        Integer.toString(lines)))
                .redirectErrorStream(true)
                .start();
    }
}
