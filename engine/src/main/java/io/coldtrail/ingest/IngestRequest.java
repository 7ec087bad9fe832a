package io.coldtrail.ingest;

import io.coldtrail.bytes.Storage;
import io.coldtrail.problem.Limits;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * What to ingest, and into what.
 *
 * @param caseFolder an existing case, or where to make one
 * @param evidence folders or files, at least one
 * @param threads how many files are decoded at once, at least 1; the result does not depend on it
 * @param toolVersion written into the case and the ledger
 * @param freeSpace what a run that would fill the disk is stopped by
 * @param clock for the times in the ledger; nothing in the lake depends on it
 */
public record IngestRequest(
        Path caseFolder,
        List<Path> evidence,
        int threads,
        Limits limits,
        Storage storage,
        String toolVersion,
        Clock clock,
        FreeSpace freeSpace,
        IngestProgress progress) {
    public IngestRequest {
        evidence = List.copyOf(evidence);
    }
}
