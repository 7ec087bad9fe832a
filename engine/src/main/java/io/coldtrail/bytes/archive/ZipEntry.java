package io.coldtrail.bytes.archive;

/**
 * What a zip file's directory, or the header before a member, says of the member.
 *
 * @param name in bytes
 * @param method number of the compression
 * @param flags of the format
 * @param crc of the bytes
 * @param storedSize compressed bytes
 * @param size inflated bytes
 * @param header offset of the header before the member in the file
 * @param mode type and rights in Unix, or 0 where not told
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these
record ZipEntry(byte[] name, int method, int flags, long crc, long storedSize, long size, long header, int mode) {
    static final int STORED = 0;
    static final int DEFLATED = 8;
    static final int DEFLATED_64 = 9;
    static final int BZIP2 = 12;
    static final int ZSTD = 93;

    private static final int ENCRYPTED = 1;
    private static final int STRONGLY_ENCRYPTED = 1 << 6;
    private static final int HIDDEN = 1 << 13;
    private static final int SIZES_FOLLOW = 1 << 3;

    private static final int MODE_TYPE = 0xF000;
    private static final int MODE_FOLDER = 0x4000;
    private static final int MODE_FILE = 0x8000;
    private static final int MODE_LINK = 0xA000;

    boolean encrypted() {
        return (flags & (ENCRYPTED | STRONGLY_ENCRYPTED | HIDDEN)) != 0;
    }

    /** Whether the header before the member leaves sizes and checksum to a record after it. */
    boolean sizesFollow() {
        return (flags & SIZES_FOLLOW) != 0;
    }

    /** Whether the compression can be taken off. */
    boolean supported() {
        return switch (method) {
            case STORED, DEFLATED, DEFLATED_64, BZIP2, ZSTD -> true;
            default -> false;
        };
    }

    /** Whether it is a folder. A name that says so does not hide content. */
    boolean isFolder() {
        return (mode & MODE_TYPE) == MODE_FOLDER || (name.length > 0 && name[name.length - 1] == '/' && size == 0);
    }

    boolean isLink() {
        return (mode & MODE_TYPE) == MODE_LINK;
    }

    /** Whether it is a device or the like. What was read from a pipe is marked so, and is a file by its content. */
    boolean isOther() {
        int type = mode & MODE_TYPE;
        return size == 0 && type != 0 && type != MODE_FILE && type != MODE_FOLDER && type != MODE_LINK;
    }
}
