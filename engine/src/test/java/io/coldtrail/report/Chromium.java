package io.coldtrail.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium: the one that {@code -Dcoldtrail.chromium} names, or one on the PATH. */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private final Path program;

    /**
     * What a page came to.
     *
     * @param dom the document after its scripts have run
     * @param console what it wrote to the console, violations of its policy among it
     */
    record Loaded(String dom, List<String> console) {}

    private Chromium(Path program) {
        this.program = program;
    }

    /** Empty where there is none on this machine. */
    static Optional<Chromium> find() {
        String named = System.getProperty("coldtrail.chromium");
        if (named != null) {
            return Optional.of(new Chromium(Path.of(named)));
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    /** Loads a file and waits for its scripts. */
    Loaded load(Path page, Path scratch) throws IOException, InterruptedException {
        Path dom = scratch.resolve(page.getFileName() + ".dom");
        Path log = scratch.resolve(page.getFileName() + ".log");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        // The sandbox needs what containers do not have.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--user-data-dir=" + scratch.resolve("profile"),
                        "--enable-logging=stderr",
                        "--window-size=1200,900",
                        "--virtual-time-budget=5000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("Chromium does not end; its log: " + Files.readString(log));
        }
        List<String> console = Files.readString(log, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(":CONSOLE:") || line.contains("CONSOLE("))
                .toList();
        return new Loaded(Files.readString(dom, StandardCharsets.UTF_8), console);
    }
}
