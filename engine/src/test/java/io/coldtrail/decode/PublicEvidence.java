package io.coldtrail.decode;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Published log data that is not part of the project: tests on it run where the folder {@code shared/data} lies beside
 * the project, or where {@code -Dcoldtrail.shared=FOLDER} names its parent.
 */
public final class PublicEvidence {
    private PublicEvidence() {}

    /** The folder of one dataset; skips the test where there is none. */
    public static Path folder(String dataset) {
        String property = System.getProperty("coldtrail.shared");
        Path shared = property == null ? besideTheProject() : Path.of(property);
        Path folder = shared.resolve("data").resolve(dataset);
        assumeTrue(Files.isDirectory(folder), "no published data: shared/data/" + dataset);
        return folder;
    }

    private static Path besideTheProject() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path shared = folder.resolve("shared");
            if (Files.isDirectory(shared.resolve("data"))) {
                return shared;
            }
        }
        return start.resolve("shared");
    }
}
