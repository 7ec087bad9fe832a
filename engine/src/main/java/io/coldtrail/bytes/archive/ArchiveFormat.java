package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.bytes.InflatedBytes;
import io.coldtrail.problem.Limits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What sort of archive a file is, by its first bytes. */
enum ArchiveFormat {
    ZIP,
    TAR,
    COMPRESSED_TAR,
    /** Known, but not read: a zip file must be read at any position. */
    COMPRESSED_ZIP;

    /**
     * Looks at the first bytes of a file, few of them where it is not compressed.
     *
     * @param stored the file from its start; closed here
     * @return null for no archive
     */
    static @Nullable ArchiveFormat of(InputStream stored, long size, Limits limits) throws IOException {
        byte[] head = new byte[TarHeader.BLOCK];
        int length = 0;
        boolean compressed = false;
        try (InputStream buffered = new BufferedInputStream(stored, head.length);
                InflatedBytes inflated = new InflatedBytes(buffered, size, limits)) {
            compressed = inflated.compressed();
            int read;
            while (length < head.length && (read = inflated.read(head, length, head.length - length)) > 0) {
                length += read;
            }
        } catch (DamagedBytes e) {
            // What comes before the damage may tell; who reads the file meets the damage again.
        }
        if (length >= 4 && head[0] == 'P' && head[1] == 'K' && isZip(head[2], head[3])) {
            return compressed ? COMPRESSED_ZIP : ZIP;
        }
        // The checksum too: five letters at that place may stand in a log, even by somebody's intent.
        if (length == head.length && TarHeader.isHeader(head)) {
            return compressed ? COMPRESSED_TAR : TAR;
        }
        return null;
    }

    /** A member, the end of an archive without members, or the mark of one that was once cut into pieces. */
    private static boolean isZip(byte first, byte second) {
        return (first == 3 && second == 4) || (first == 5 && second == 6) || (first == 7 && second == 8);
    }
}
