package io.coldtrail.integrity.digest;

import java.time.Instant;

/**
 * The digests of one account, region and trail, and what came of them.
 *
 * @param account whose events the logs hold
 * @param region where they happened
 * @param trail the trail's name
 * @param homeRegion where the trail was made
 * @param organization the organisation's identifier where the trail is one's, such as {@code o-exampleorgid}; empty where
 *     it is not
 * @param backfill whether these are the digests of logs that came late, which form a chain of their own
 * @param from start of the first digest's time
 * @param to end of the last digest's time
 * @param digests how many digest files the evidence has of it
 * @param verdicts of the digests, those that are missing among them, and of the hours between them
 * @param logs verdicts of the logs that its digests list; one that several chains list counts in each
 */
public record DigestChain(
        String account,
        String region,
        String trail,
        String homeRegion,
        String organization,
        boolean backfill,
        Instant from,
        Instant to,
        long digests,
        VerdictCounts verdicts,
        VerdictCounts logs) {}
