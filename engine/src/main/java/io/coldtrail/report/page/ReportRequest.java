package io.coldtrail.report.page;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.query.QuerySession;

/**
 * What a report is made of.
 *
 * @param folder the case
 * @param lake its parts
 * @param session over those parts; stays the caller's
 * @param rows how many rows of each answer are shown, at least 1
 * @param redaction what is masked
 * @param toolVersion the version of this program
 */
public record ReportRequest(
        CaseFolder folder,
        LakeSnapshot lake,
        QuerySession session,
        int rows,
        Redaction redaction,
        String toolVersion) {}
