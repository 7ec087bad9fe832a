package io.coldtrail.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder below the system's temporary one, deleted with everything in it on closing; at the latest when the JVM ends,
 * since JMH tears nothing down where a gate has failed.
 */
final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    static TemporaryFolder create() {
        try {
            TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory("coldtrail-benchmark"));
            Runtime.getRuntime().addShutdownHook(new Thread(folder::closeAtExit));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for temporary files", e);
        }
    }

    /** A path in the folder. */
    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Deletes a file or a folder with everything in it; nothing happens where there is none. */
    static void delete(Path victim) throws IOException {
        if (!Files.exists(victim)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(victim)) {
            entries = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
    }

    private void closeAtExit() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException("temporary files stay behind in " + path, e);
        }
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }
}
