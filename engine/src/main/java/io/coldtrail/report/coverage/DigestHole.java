package io.coldtrail.report.coverage;

import java.time.Instant;

/**
 * A time for which no digest vouches, as the last verification found.
 *
 * @param account the trail's
 * @param region the digests'
 * @param from inclusive
 * @param until exclusive, later than {@code from}
 * @param verdict {@code missing}, {@code invalid} or {@code gap}
 * @param path of the digest, or of the chain with its hours
 */
public record DigestHole(String account, String region, Instant from, Instant until, String verdict, String path) {}
