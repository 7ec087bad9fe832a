package io.coldtrail.columnar.scan;

/** Bytes of a file: {@code length} of them from {@code start}. */
record ByteRange(long start, long length) {
    long end() {
        return start + length;
    }
}
