package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.StoredFile;
import org.jspecify.annotations.Nullable;

/**
 * A member of an archive that is no folder.
 *
 * @param name as text only, as the archive has it but for a leading {@code ./} or {@code /}; it may hold anything
 * @param file its bytes; null where the kind is not {@link Kind#FILE}
 * @param detail why it cannot be read, for a person; null but for {@link Kind#UNREADABLE}
 */
public record Member(
        String name,
        Kind kind,
        @Nullable StoredFile file,
        @Nullable String detail) {

    /** What a member is. */
    public enum Kind {
        FILE,
        /** A symbolic or hard link. */
        LINK,
        /** A device or a pipe. */
        OTHER,
        /** An archive itself. */
        ARCHIVE,
        /** A file whose bytes cannot be had, for how it is stored. */
        UNREADABLE
    }

    static Member file(String name, StoredFile file) {
        return new Member(name, Kind.FILE, file, null);
    }

    static Member noFile(String name, Kind kind) {
        return new Member(name, kind, null, null);
    }

    static Member unreadable(String name, String detail) {
        return new Member(name, Kind.UNREADABLE, null, detail);
    }

    /** A name without {@code ./} or {@code /} in front. */
    static String relative(String name) {
        int at = 0;
        boolean more = true;
        while (more) {
            if (name.startsWith("/", at)) {
                at++;
            } else if (name.startsWith("./", at)) {
                at += 2;
            } else {
                more = false;
            }
        }
        return name.substring(at);
    }
}
