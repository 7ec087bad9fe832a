package io.coldtrail.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * A file of the evidence as it is stored: the bytes of the object that AWS wrote, whether they lie on disk or in an
 * archive. Thread-safe.
 */
public interface StoredFile {

    /** Stored bytes, as found: of an archive's member without the archive's own compression. */
    long size();

    /**
     * The stored bytes from front to back.
     *
     * @throws DamagedBytes also while reading, where an archive does not give up the member's bytes
     * @throws IOException where the storage fails
     */
    InputStream open() throws IOException;

    /**
     * The stored bytes at any position. A member that can only be read from front to back is held in memory.
     *
     * @throws DamagedBytes where an archive does not give up the member's bytes, or where they are too many to hold
     * @throws IOException where the storage fails
     */
    SeekableByteChannel openChannel() throws IOException;

    /** SHA-256 of the stored bytes where finding the file has told it, else null. */
    @Nullable
    String knownSha256();

    /** Where it lies, for a person. */
    String location();
}
