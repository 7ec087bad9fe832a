package io.coldtrail.report.page;

import io.coldtrail.report.coverage.Coverage;
import io.coldtrail.report.coverage.CoverageLog;
import io.coldtrail.report.coverage.CoverageReader;
import io.coldtrail.report.coverage.CoverageReader.Verified;
import io.coldtrail.report.coverage.CoverageSeries;
import io.coldtrail.report.coverage.CoverageUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where and when the case has records, as maps and lists. */
record CoverageSection(Coverage coverage) implements Section {
    private static final int MOST_SHOWN = 50;

    static CoverageSection of(ReportRequest request) {
        Verified verified = request.lake().verdicts().isPresent() ? Verified.YES : Verified.NO;
        return new CoverageSection(CoverageReader.read(request.session(), CoverageUnit.HOUR, verified));
    }

    @Override
    public String id() {
        return "coverage";
    }

    @Override
    public String title() {
        return "Coverage";
    }

    @Override
    public void write(Html page) {
        if (coverage.series().isEmpty()) {
            page.paragraph("The case has no record with a time.");
            return;
        }
        page.paragraph("Records by account, region and time, in UTC: CloudTrail by eventTime, flow logs by start.");
        HeatMap.legend(page);
        for (CoverageLog log : CoverageLog.values()) {
            if (!coverage.of(log).isEmpty()) {
                HeatMap.write(page, coverage, log);
            }
        }
        coverage.untimed()
                .forEach((log, count) -> page.paragraph(
                        Amount.of(count, "record") + " of " + log.word() + " without a time that can be read.",
                        "class",
                        "warn"));
        series(page);
        gaps(page);
        changes(page);
        holes(page);
    }

    private void series(Html page) {
        page.open("details").element("summary", "Records by account and region").raw("\n");
        limited(
                page,
                List.of("log", "account", "region", "first hour", "last hour", "records", "hours with records", "gaps"),
                List.of(false, false, false, false, false, true, true, true),
                coverage.series().stream().map(CoverageSection::row).toList(),
                coverage.series().size());
        page.closeLine();
    }

    private static List<String> row(CoverageSeries series) {
        return List.of(
                series.log().word(),
                series.account(),
                series.region(),
                CoverageUnit.HOUR.text(series.first()),
                CoverageUnit.HOUR.text(series.last()),
                Amount.of(series.total()),
                Amount.of(series.size()),
                Amount.of(series.gaps().size()));
    }

    private record FoundGap(CoverageSeries series, CoverageSeries.Gap gap) {}

    private void gaps(Html page) {
        List<FoundGap> gaps = new ArrayList<>();
        coverage.series().forEach(series -> series.gaps().forEach(gap -> gaps.add(new FoundGap(series, gap))));
        if (gaps.isEmpty()) {
            page.paragraph(
                    "No hour between the first and the last record of an account and region is without records.");
            return;
        }
        gaps.sort(Comparator.comparingLong((FoundGap found) -> -found.gap().units()));
        page.open("details")
                .element("summary", "Gaps, the longest first (" + Amount.of(gaps.size()) + ")")
                .raw("\n");
        limited(
                page,
                List.of("log", "account", "region", "from", "hours without records"),
                List.of(false, false, false, false, true),
                gaps.stream()
                        .limit(MOST_SHOWN)
                        .map(found -> List.of(
                                found.series().log().word(),
                                found.series().account(),
                                found.series().region(),
                                CoverageUnit.HOUR.text(found.gap().first()),
                                Amount.of(found.gap().units())))
                        .toList(),
                gaps.size());
        page.closeLine();
    }

    private void changes(Html page) {
        if (coverage.changesInAll() > 0) {
            page.element("h3", "Calls that began or ended logging").raw("\n");
            limited(
                    page,
                    List.of("time", "call", "account", "region", "caller", "request", "error"),
                    List.of(false, false, false, false, false, false, false),
                    coverage.changes().stream()
                            .map(change -> List.of(
                                    change.time().toString(),
                                    change.call(),
                                    change.account(),
                                    change.region(),
                                    change.caller(),
                                    change.trail(),
                                    change.errorCode()))
                            .toList(),
                    coverage.changesInAll());
        }
    }

    private void holes(Html page) {
        if (!coverage.verified()) {
            page.paragraph("Missing digests are not known: the case was not verified.", "class", "note");
        } else if (!coverage.holes().isEmpty()) {
            page.element("h3", "Times without a sound digest").raw("\n");
            limited(
                    page,
                    List.of("verdict", "account", "region", "from", "until"),
                    List.of(false, false, false, false, false),
                    coverage.holes().stream()
                            .map(hole -> List.of(
                                    hole.verdict(),
                                    hole.account(),
                                    hole.region(),
                                    hole.from().toString(),
                                    hole.until().toString()))
                            .toList(),
                    coverage.holes().size());
        }
    }

    private static void limited(
            Html page, List<String> columns, List<Boolean> numbers, List<List<String>> rows, long inAll) {
        List<List<String>> shown = rows.subList(0, Math.min(MOST_SHOWN, rows.size()));
        Table.write(page, columns, numbers, shown);
        if (inAll > shown.size()) {
            page.paragraph(
                    Amount.of(shown.size()) + " of " + Amount.of(inAll)
                            + " shown; `coldtrail coverage --json` has all.",
                    "class",
                    "note");
        }
    }
}
