package io.coldtrail.journal;

import io.coldtrail.ingest.FreeSpace;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.problem.Limits;
import io.coldtrail.query.SessionOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which case to repeat, and where.
 *
 * @param archive of the case, with or without its lake
 * @param evidence one folder or file for each evidence root of the case, in the order in which it got them
 * @param caseFolder a new or empty folder for the repeated case
 * @param scratch an empty folder for what the archive tells; stays the caller's to remove
 * @param threads how many files are decoded at once
 * @param limits those that the evidence was loaded with
 * @param toolVersion what repeats it
 * @param session how queries may use this machine; which events they show is the journal's to say
 * @param told gets a line about each step
 */
public record ReproductionRequest(
        Path archive,
        List<Path> evidence,
        Path caseFolder,
        Path scratch,
        int threads,
        Limits limits,
        String toolVersion,
        Clock clock,
        FreeSpace freeSpace,
        SessionOptions session,
        IngestProgress progress,
        Consumer<String> told) {
    public ReproductionRequest {
        evidence = List.copyOf(evidence);
    }
}
