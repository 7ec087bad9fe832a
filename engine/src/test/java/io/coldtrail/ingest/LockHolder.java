package io.coldtrail.ingest;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.RunTransaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that has taken a case for a run, and keeps it until its input ends. */
final class LockHolder {
    private LockHolder() {}

    /** Argument: the case folder. */
    public static void main(String[] arguments) throws IOException {
        try (RunTransaction held = RunTransaction.begin(CaseFolder.open(Path.of(arguments[0])))) {
            System.out.write(held.run());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Nothing is said; the end of the input is what counts.
            }
        }
    }

    static Process start(Path caseFolder) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        LockHolder.class.getName(),
                        caseFolder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
