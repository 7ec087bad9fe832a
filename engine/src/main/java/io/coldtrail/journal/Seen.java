package io.coldtrail.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a statement saw of its case.
 *
 * @param lastRun number of the last run whose parts were live; 0 for none
 * @param lakeSha256 hash of the list of live parts, {@link io.coldtrail.lake.LakeSnapshot#sha256()}
 * @param namesSha256 hash of {@code definitions.json} before the statement ran, or null where there was none
 * @param verdictsSha256 hash of the verdicts of the last verification, or null where there was none
 */
public record Seen(
        int lastRun,
        String lakeSha256,
        @Nullable String namesSha256,
        @Nullable String verdictsSha256) {}
