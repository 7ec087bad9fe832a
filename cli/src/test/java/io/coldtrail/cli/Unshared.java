package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a script in a mount namespace of its own, where it may mount file systems. */
final class Unshared {
    private Unshared() {}

    /** What a script came to. */
    record Outcome(int code, String text) {}

    static boolean canMount() throws InterruptedException {
        try {
            return run("mount -t tmpfs tmpfs /mnt").code() == 0;
        } catch (IOException e) {
            // There is no unshare here.
            return false;
        }
    }

    /** Runs a script whose first argument is the Java program; {@code CLASS_PATH} is set. */
    static Outcome run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put(
                        "CLASS_PATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), text);
    }
}
