package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a tar file from front to back. Headers that only tell more about the next member (pax, GNU long names) are
 * taken into that member's entry. Not thread-safe.
 */
final class TarEntries {
    /** Longer than any name or set of attributes; a bound on hostile headers. */
    private static final int MAX_HEADER_BYTES = 1 << 20;

    private final InputStream in;
    private final byte[] block = new byte[TarHeader.BLOCK];
    private long position;

    /** What follows the data of the entry up to the next block. */
    private int padding;

    /** Bytes of the entry that have not been read. */
    private long left;

    /** Told by headers before the member's own one. */
    private byte @Nullable [] longName;

    private byte @Nullable [] sparseName;
    private @Nullable Long longSize;
    private boolean sparse;

    /** Whether the end mark has been met. */
    private boolean ended;

    /**
     * A member.
     *
     * @param type the letter of its header
     * @param offset of its data in the tar file
     * @param size of its data
     * @param sparse whether the data are not the file's bytes as they are
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares these
    record Entry(byte[] name, char type, long offset, long size, boolean sparse) {}

    /** @param in the tar file without compression */
    TarEntries(InputStream in) {
        this.in = in;
    }

    /**
     * The next member; the data of the one before that have not been read are skipped.
     *
     * @return null at the end mark, or where the file ends without one, which {@link #end} tells
     */
    @Nullable
    Entry next() throws IOException {
        skipData();
        longName = null;
        sparseName = null;
        longSize = null;
        sparse = false;
        while (readBlock()) {
            if (TarHeader.isEmpty(block)) {
                ended = true;
                return null;
            }
            TarHeader header = TarHeader.parse(block);
            if (isAboutNext(header)) {
                continue;
            }
            byte[] name = sparseName != null ? sparseName : longName != null ? longName : header.name();
            long size = hasData(header.type()) ? longSize != null ? longSize : header.size() : 0;
            begin(size);
            return new Entry(name, header.type(), position, size, sparse || header.type() == 'S');
        }
        return null;
    }

    /** After the last entry: reads to the end of the file and tells what is wrong with it, or null. */
    @Nullable
    DamagedBytes end() throws IOException {
        if (!ended) {
            return new DamagedBytes("tar-truncated", "the tar file ends without its end mark");
        }
        while (readBlock()) {
            if (!TarHeader.isEmpty(block)) {
                return new DamagedBytes("trailing-bytes", "bytes follow the end of the tar file");
            }
        }
        return null;
    }

    /** Reads data of the entry; -1 at their end. A tar file that ends within them is {@code tar-truncated}. */
    int read(byte[] target) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(target, 0, (int) Math.min(left, target.length));
        if (count < 0) {
            throw new DamagedBytes("tar-truncated", "the tar file ends within a member");
        }
        left -= count;
        position += count;
        return count;
    }

    private void begin(long size) {
        left = size;
        padding = (int) (-size & (TarHeader.BLOCK - 1));
    }

    private void skipData() throws IOException {
        byte[] chunk = new byte[1 << 13];
        int count;
        do {
            count = read(chunk);
        } while (count >= 0);
        int skipped = in.readNBytes(chunk, 0, padding);
        position += skipped;
        padding = 0;
    }

    /** Reads one block; false at the end of the file. */
    private boolean readBlock() throws IOException {
        int length = in.readNBytes(block, 0, block.length);
        position += length;
        if (length > 0 && length < block.length) {
            throw new DamagedBytes("tar-truncated", "the tar file ends within a header");
        }
        return length == block.length;
    }

    /** Takes a header that tells about the next member. */
    private boolean isAboutNext(TarHeader header) throws IOException {
        switch (header.type()) {
            case 'x', 'X' -> attributes(content(header));
            case 'L' -> longName = withoutEnd(content(header));
            // A link's target, attributes of all members, and a label tell nothing that is used.
            case 'K', 'g', 'V', 'A' -> {
                begin(header.size());
                skipData();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean hasData(char type) {
        return type < '1' || type > '6';
    }

    private byte[] content(TarHeader header) throws IOException {
        if (header.size() > MAX_HEADER_BYTES) {
            throw new DamagedBytes("tar-damaged", "a header of the tar file is longer than any name");
        }
        begin(header.size());
        byte[] content = new byte[(int) header.size()];
        byte[] chunk = new byte[TarHeader.BLOCK];
        int at = 0;
        int count;
        while ((count = read(chunk)) >= 0) {
            System.arraycopy(chunk, 0, content, at, count);
            at += count;
        }
        skipData();
        return content;
    }

    private static byte[] withoutEnd(byte[] name) {
        int end = 0;
        while (end < name.length && name[end] != 0) {
            end++;
        }
        return Arrays.copyOf(name, end);
    }

    /** Reads pax attributes: {@code LENGTH KEY=VALUE\n}, the length being that of all of it. */
    private void attributes(byte[] content) throws DamagedBytes {
        int at = 0;
        while (at < content.length && content[at] != 0) {
            int space = indexOf(content, at, content.length, ' ');
            int end = space < 0 ? -1 : at + length(content, at, space);
            int equals = end < 0 || end > content.length ? -1 : indexOf(content, space, end, '=');
            if (equals < 0 || content[end - 1] != '\n') {
                throw damagedAttributes();
            }
            String key = new String(content, space + 1, equals - space - 1, StandardCharsets.UTF_8);
            attribute(key, Arrays.copyOfRange(content, equals + 1, end - 1));
            at = end;
        }
    }

    private void attribute(String key, byte[] value) throws DamagedBytes {
        if (key.equals("GNU.sparse.name")) {
            sparseName = value;
        } else if (key.equals("path")) {
            longName = value;
        } else if (key.equals("size")) {
            longSize = number(value, 0, value.length, Long.MAX_VALUE >> 2);
        }
        sparse |= key.startsWith("GNU.sparse.");
    }

    private static int length(byte[] content, int from, int to) throws DamagedBytes {
        return (int) number(content, from, to, MAX_HEADER_BYTES);
    }

    private static long number(byte[] content, int from, int to, long largest) throws DamagedBytes {
        long value = 0;
        for (int i = from; i < to; i++) {
            if (content[i] < '0' || content[i] > '9' || value > largest / 10) {
                throw damagedAttributes();
            }
            value = value * 10 + content[i] - '0';
        }
        if (from == to || value > largest) {
            throw damagedAttributes();
        }
        return value;
    }

    private static int indexOf(byte[] content, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (content[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static DamagedBytes damagedAttributes() {
        return new DamagedBytes("tar-damaged", "the attributes of a member of the tar file are damaged");
    }
}
