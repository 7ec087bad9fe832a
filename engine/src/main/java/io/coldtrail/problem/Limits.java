package io.coldtrail.problem;

/**
 * Bounds on hostile input. Each is named in the message when it is hit.
 *
 * @param maxRecordBytes the longest single record, in inflated bytes
 * @param maxDepth the deepest nesting of JSON; real events reach 11
 */
public record Limits(int maxRecordBytes, int maxDepth) {
    /** 64 MiB leaves room for the largest request bodies that AWS logs (256 KiB) many times over. */
    public static final Limits DEFAULT = new Limits(64 * 1024 * 1024, 128);
}
