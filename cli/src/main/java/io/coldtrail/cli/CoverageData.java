package io.coldtrail.cli;

import io.coldtrail.json.JsonText;
import io.coldtrail.report.coverage.Coverage;
import io.coldtrail.report.coverage.CoverageLog;
import io.coldtrail.report.coverage.CoverageSeries;
import io.coldtrail.report.coverage.CoverageUnit;
import io.coldtrail.report.coverage.DigestHole;
import io.coldtrail.report.coverage.TrailChange;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Coverage as data. Both forms are written row by row. */
final class CoverageData {
    private CoverageData() {}

    /**
     * A line for each unit of time with records, and one for each gap. {@code units} is how many hours or days the line
     * stands for; {@code stops} and {@code starts} count calls that ended and began logging, {@code digests_missing} the
     * digests and hours that no sound digest vouches for, empty where the case was not verified.
     */
    static void csv(Coverage coverage, Writer out) throws IOException {
        out.write("log,account,region,from,units,records,files,stops,starts,digests_missing\n");
        for (CoverageSeries series : coverage.series()) {
            for (int i = 0; i < series.size(); i++) {
                if (i > 0 && series.unit(i) > series.unit(i - 1) + 1) {
                    line(coverage, series, series.unit(i - 1) + 1, series.unit(i) - 1, 0, 0, out);
                }
                line(coverage, series, series.unit(i), series.unit(i), series.records(i), series.files(i), out);
            }
        }
    }

    private static void line(
            Coverage coverage, CoverageSeries series, long first, long last, long records, long files, Writer out)
            throws IOException {
        List<TrailChange> changes = coverage.changes(series, first, last);
        long stops = changes.stream().filter(TrailChange::stops).count();
        out.write(String.join(
                        ",",
                        series.log().word(),
                        series.account(),
                        series.region(),
                        coverage.unit().text(first),
                        Long.toString(last - first + 1),
                        Long.toString(records),
                        Long.toString(files),
                        Long.toString(stops),
                        Long.toString(
                                changes.stream().filter(TrailChange::starts).count()),
                        coverage.verified() ? Long.toString(coverage.holes(series, first, last)) : "")
                + "\n");
    }

    static void json(Coverage coverage, Writer out) throws IOException {
        CoverageUnit unit = coverage.unit();
        String head = JsonText.line(json -> json.put("by", unit.name().toLowerCase(Locale.ROOT))
                .put("verified", coverage.verified())
                .putObject("untimedRecords", counts -> {
                    for (CoverageLog log : CoverageLog.values()) {
                        counts.put(log.word(), coverage.untimed().getOrDefault(log, 0L));
                    }
                })
                .put("trailChangesInAll", coverage.changesInAll())
                .putObjects("trailChanges", coverage.changes(), CoverageData::change)
                .putObjects("digestHoles", coverage.holes(), CoverageData::hole));
        // The object stays open for the series.
        out.write(head.substring(0, head.length() - 1));
        out.write(",\n\"series\":[");
        String separator = "\n";
        for (CoverageSeries series : coverage.series()) {
            out.write(separator);
            separator = ",\n";
            series(unit, series, out);
        }
        out.write("]}\n");
    }

    private static void series(CoverageUnit unit, CoverageSeries series, Writer out) throws IOException {
        String head = JsonText.line(json -> json.put("log", series.log().word())
                .put("account", series.account())
                .put("region", series.region())
                .put("first", unit.text(series.first()))
                .put("last", unit.text(series.last()))
                .put("records", series.total())
                .putObjects(
                        "gaps",
                        series.gaps(),
                        (item, gap) -> item.put("from", unit.text(gap.first()))
                                .put("to", unit.text(gap.last()))
                                .put("units", gap.units())));
        out.write(head.substring(0, head.length() - 1));
        out.write(",\"cells\":[");
        for (int i = 0; i < series.size(); i++) {
            int index = i;
            out.write(i == 0 ? "" : ",");
            out.write(JsonText.line(cell -> cell.put("at", unit.text(series.unit(index)))
                    .put("records", series.records(index))
                    .put("files", series.files(index))));
        }
        out.write("]}");
    }

    private static void change(JsonText json, TrailChange change) {
        json.put("time", change.time().toString())
                .put("account", change.account())
                .put("region", change.region())
                .put("call", change.call())
                .put("caller", change.caller())
                .put("trail", change.trail())
                .put("errorCode", change.errorCode());
    }

    private static void hole(JsonText json, DigestHole hole) {
        json.put("account", hole.account())
                .put("region", hole.region())
                .put("from", hole.from().toString())
                .put("until", hole.until().toString())
                .put("verdict", hole.verdict())
                .put("path", hole.path());
    }
}
