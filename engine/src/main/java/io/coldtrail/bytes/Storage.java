package io.coldtrail.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The one seam through which evidence is read. Evidence is never written: the interface has no way to.
 */
public interface Storage {

    /** What stands at a path. Links are not followed. */
    enum Kind {
        FILE,
        FOLDER,
        LINK,
        /** A device, socket, pipe or anything else that has no bytes at rest. */
        OTHER
    }

    /**
     * An entry of a folder.
     *
     * @param size in bytes; 0 for anything but a file
     */
    record Entry(Path path, Kind kind, long size) {}

    /** What stands at a path itself. Links are followed here: a person named the path. */
    Entry look(Path path) throws IOException;

    /** The entries of a folder, in no particular order. */
    List<Entry> list(Path folder) throws IOException;

    /** The bytes of a file as stored. */
    InputStream open(Path file) throws IOException;
}
