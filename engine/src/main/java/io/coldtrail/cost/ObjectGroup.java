package io.coldtrail.cost;

import io.coldtrail.lake.Partition;
import java.util.Set;

/**
 * Objects of the evidence that belong to the same partitions: nearly always to one, that of their key. An object without
 * such a key belongs to those of its records.
 *
 * @param partitions of one table; none where nothing tells them, as for a damaged object without a telling name
 * @param objects how many there are
 * @param emptyObjects how many of them have no bytes
 * @param bytes their sizes as they lie in the evidence
 */
public record ObjectGroup(Set<Partition> partitions, long objects, long emptyObjects, long bytes) {
    public ObjectGroup {
        partitions = Set.copyOf(partitions);
    }

    static ObjectGroup one(Set<Partition> partitions, long bytes) {
        return new ObjectGroup(partitions, 1, bytes == 0 ? 1 : 0, bytes);
    }

    ObjectGroup plus(ObjectGroup other) {
        return new ObjectGroup(
                partitions, objects + other.objects, emptyObjects + other.emptyObjects, bytes + other.bytes);
    }
}
