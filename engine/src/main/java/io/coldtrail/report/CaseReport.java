package io.coldtrail.report;

import io.coldtrail.report.page.Page;
import io.coldtrail.report.page.ReportRequest;
import java.io.IOException;
import java.io.Writer;

/**
 * A case as one HTML file that needs nothing else: no network, no other file. The same case gives the same text, whoever
 * makes it, where and when; making it leaves nothing in the case.
 */
public final class CaseReport {
    private final Page page;

    private CaseReport(Page page) {
        this.page = page;
    }

    /** Reads all that the report shows. Its size is bounded, whatever the size of the case. */
    public static CaseReport of(ReportRequest request) {
        return new CaseReport(Page.of(request));
    }

    /** Writes the page, to be encoded as UTF-8. */
    public void write(Writer out) throws IOException {
        page.write(out);
    }

    /** How many questions of the kind "finding" have an answer. */
    public int findings() {
        return page.findings();
    }

    /** How many rules would have fired. */
    public int rulesFired() {
        return page.rulesFired();
    }
}
