package io.coldtrail.integrity.verify;

import io.coldtrail.bytes.Storage;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.problem.Limits;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to verify, and how.
 *
 * @param caseFolder an existing case; null to look at evidence alone
 * @param threads how many files are read at once, at least 1; the report does not depend on it
 * @param toolVersion is kept with the verdicts
 */
public record VerificationRequest(
        @Nullable Path caseFolder,
        VerificationInputs inputs,
        Limits limits,
        Storage storage,
        int threads,
        String toolVersion,
        IngestProgress progress) {}
