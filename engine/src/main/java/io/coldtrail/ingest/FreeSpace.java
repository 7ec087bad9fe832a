package io.coldtrail.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells how many bytes can still be written to the file system of a folder. */
@FunctionalInterface
public interface FreeSpace {

    long bytes(Path folder) throws IOException;

    /** What the file system says. */
    static FreeSpace ofFileSystem() {
        return folder -> Files.getFileStore(folder).getUsableSpace();
    }

    /** For those who know better. */
    static FreeSpace unlimited() {
        return folder -> Long.MAX_VALUE;
    }
}
