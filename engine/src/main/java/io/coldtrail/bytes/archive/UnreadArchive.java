package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An archive none of whose members can be read. */
record UnreadArchive(@Nullable String sha256, DamagedBytes damage) implements ArchiveFile {

    @Override
    public List<Member> members() {
        return List.of();
    }

    @Override
    public boolean sequential() {
        return false;
    }

    @Override
    public void close() {}
}
