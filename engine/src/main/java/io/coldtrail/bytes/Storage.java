package io.coldtrail.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
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
        OTHER,
        /** It was listed, and is gone. */
        VANISHED,
        /** It was listed, and the storage does not tell what it is. */
        UNREADABLE
    }

    /**
     * An entry of a folder.
     *
     * @param size in bytes; 0 for anything but a file
     */
    record Entry(Path path, Kind kind, long size) {}

    /**
     * What stands at a path itself. Links are followed here, since a person named the path; the entry's path is the one
     * to open.
     */
    Entry look(Path path) throws IOException;

    /** The entries of a folder, in no particular order. One that cannot be looked at does not fail the others. */
    List<Entry> list(Path folder) throws IOException;

    /** The bytes of a file as stored. A path that is a link or no file is refused. */
    InputStream open(Path file) throws IOException;

    /** The bytes of a file as stored, at any position. A path that is a link or no file is refused. */
    SeekableByteChannel openChannel(Path file) throws IOException;
}
