package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.Hashes;
import io.coldtrail.bytes.StoredFile;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An archive, listed; its members can be opened until it is closed. Thread-safe. */
public interface ArchiveFile extends AutoCloseable {

    /** What it has but for folders, in its own order. A name may come more than once. */
    List<Member> members();

    /** What the members end at: they are those before the damage, and may be all. Null where there is none. */
    @Nullable
    DamagedBytes damage();

    /** SHA-256 of the archive as stored, or null where it cannot be read to its end. */
    @Nullable
    String sha256();

    /** Whether members can only be reached one after another, so that they are best read in their order. */
    boolean sequential();

    /** Members that are open fail. */
    @Override
    void close();

    /**
     * Lists a file, if it is an archive by its content.
     *
     * @param known tells of a member's name that its content needs no look: it is no archive
     * @return null where it is none
     * @throws IOException where the storage fails before anything is known
     */
    static @Nullable ArchiveFile open(StoredFile file, Limits limits, Predicate<String> known) throws IOException {
        @Nullable ArchiveFormat format = ArchiveFormat.of(file.open(), file.size(), limits);
        if (format == null) {
            return null;
        }
        return switch (format) {
            case ZIP -> ZipArchive.list(file, limits, known);
            case TAR, COMPRESSED_TAR -> TarArchive.list(file, format, limits, known);
            case COMPRESSED_ZIP ->
                new UnreadArchive(
                        Hashes.ofFile(file),
                        new DamagedBytes("compressed-zip", "a zip file that is compressed once more is not read"));
        };
    }
}
