package io.coldtrail.ingest;

import io.coldtrail.problem.ColdtrailException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An ingest in a process of its own, which can be killed. It says when it begins and when it ends, a byte each. */
final class IngestChild {
    static final int BEGUN = 'b';
    static final int ENDED = 'e';
    static final int REFUSED = 'r';

    private IngestChild() {}

    /** Arguments: case folder, evidence folder. */
    public static void main(String[] arguments) {
        Path caseFolder = Path.of(arguments[0]);
        Path evidence = Path.of(arguments[1]);
        tell(BEGUN);
        try {
            Ingest.run(Evidence.request(caseFolder, evidence));
            tell(ENDED);
        } catch (ColdtrailException e) {
            tell(REFUSED);
            System.err.println(e.code() + " " + e.getMessage());
        }
    }

    /** Starts a process in a working folder; what it writes besides goes nowhere but to the reader of its error stream. */
    static Process start(Path workingFolder, Path caseFolder, Path evidence) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData", "-Xmx256m"));
        // Libraries unpack native code there, and a process that is killed does not remove it.
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(workingFolder.resolve("tmp")));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of(IngestChild.class.getName(), caseFolder.toString(), evidence.toString()));
        return new ProcessBuilder(command).directory(workingFolder.toFile()).start();
    }

    private static void tell(int what) {
        System.out.write(what);
        System.out.flush();
    }
}
