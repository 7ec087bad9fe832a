package io.coldtrail.cost;

/**
 * What is read in S3.
 *
 * @param leastBytes bytes that are scanned whatever the values are
 * @param bytes bytes that are scanned where conditions that only a run can judge let rows of every file pass; what is
 *     billed
 * @param objects objects that are read, counted once for each scan
 * @param gets GET requests, ranged ones included
 * @param lists LIST requests
 */
public record Usage(long leastBytes, long bytes, long objects, long gets, long lists) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    /** Objects that are read from end to end: one request for each, and none for an object without bytes. */
    static Usage whole(long bytes, long objects, long emptyObjects, long lists) {
        return new Usage(bytes, bytes, objects, objects - emptyObjects, lists);
    }

    public Usage plus(Usage other) {
        return new Usage(
                leastBytes + other.leastBytes,
                bytes + other.bytes,
                objects + other.objects,
                gets + other.gets,
                lists + other.lists);
    }

    /** All requests. */
    public long requests() {
        return gets + lists;
    }
}
