package io.coldtrail.bytes.archive;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.problem.Limits;

/** Counts the members of an archive while it is listed, so that a list of them fits into memory. Not thread-safe. */
final class MemberCount {
    /** A name of that length takes up what a member does. */
    private static final int NAME_BYTES = 256;

    /** The longest path that systems take; S3 takes keys of 1,024 bytes. */
    private static final int MAX_NAME_BYTES = 4096;

    private final int limit;
    private long count;

    MemberCount(Limits limits) {
        this.limit = limits.maxArchiveMembers();
    }

    /** Counts one more; a long name counts as several members. */
    void add(byte[] name, String damagedReason) throws DamagedBytes {
        if (name.length > MAX_NAME_BYTES) {
            throw new DamagedBytes(damagedReason, "the name of a member is longer than any path");
        }
        count += 1 + name.length / NAME_BYTES;
        if (count > limit) {
            throw new DamagedBytes(
                    "too-many-members", "more than the limit of " + limit + " members (maxArchiveMembers)");
        }
    }
}
