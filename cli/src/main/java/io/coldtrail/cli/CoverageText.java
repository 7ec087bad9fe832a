package io.coldtrail.cli;

import io.coldtrail.query.format.TableLayout;
import io.coldtrail.query.format.VisibleText;
import io.coldtrail.report.coverage.Coverage;
import io.coldtrail.report.coverage.CoverageLog;
import io.coldtrail.report.coverage.CoverageSeries;
import io.coldtrail.report.coverage.DigestHole;
import io.coldtrail.report.coverage.TimeScale;
import io.coldtrail.report.coverage.TrailChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Coverage as a map for a terminal, one line for each account and region, and what lacks below it. */
final class CoverageText {
    private static final int DEFAULT_WIDTH = 100;
    private static final int LEAST_COLUMNS = 12;
    private static final int MOST_COLUMNS = 240;
    private static final int MOST_LISTED = 20;

    /** From few records to many. */
    private static final String SHADES = "░▒▓█";

    private static final char GAP = '·';
    private static final char STOPPED = 'X';
    private static final char STARTED = 'O';
    private static final char NO_DIGEST = '!';

    private final Coverage coverage;
    private final TableLayout layout;
    private final StringBuilder text = new StringBuilder();

    CoverageText(Coverage coverage, TableLayout layout) {
        this.coverage = coverage;
        this.layout = layout;
    }

    String text() {
        for (CoverageLog log : CoverageLog.values()) {
            List<CoverageSeries> series = coverage.of(log);
            if (!series.isEmpty()) {
                map(log, series);
            }
        }
        if (coverage.series().isEmpty()) {
            text.append("The case has no record with a time.\n");
        } else {
            text.append(GAP + " none, between records   " + SHADES + " few to many   " + STOPPED
                    + " StopLogging or DeleteTrail   " + STARTED + " StartLogging   " + NO_DIGEST
                    + " no sound digest\n");
        }
        coverage.untimed()
                .forEach((log, records) -> text.append(String.format(
                        Locale.ROOT,
                        "%,d %s of %s without a time that can be read%n",
                        records,
                        records == 1 ? "record" : "records",
                        log.word())));
        gaps();
        changes();
        holes();
        return text.toString();
    }

    private void map(CoverageLog log, List<CoverageSeries> series) {
        int label = series.stream()
                .mapToInt(one -> VisibleText.width(label(one)))
                .max()
                .orElse(0);
        int columns =
                Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, layout.width().orElse(DEFAULT_WIDTH) - label - 2));
        TimeScale scale = TimeScale.over(series, coverage.unit(), columns);
        List<long[]> folded = series.stream().map(scale::fold).toList();
        long most = folded.stream().flatMapToLong(Arrays::stream).max().orElse(1);
        text.append(String.format(
                Locale.ROOT,
                "%s: %,d records; a column is %s%s with at most %,d%n",
                log.word(),
                series.stream().mapToLong(CoverageSeries::total).sum(),
                scale.step() == 1 ? "one " : "",
                scale.stepText(),
                most));
        text.append(" ".repeat(label + 2)).append(axis(scale)).append('\n');
        for (int i = 0; i < series.size(); i++) {
            CoverageSeries one = series.get(i);
            String name = label(one);
            text.append(name).append(" ".repeat(label - VisibleText.width(name) + 2));
            StringBuilder cells = new StringBuilder();
            for (int column = 0; column < scale.columns(); column++) {
                cells.append(cell(one, scale, column, folded.get(i)[column], most));
            }
            text.append(cells.toString().stripTrailing()).append('\n');
        }
        text.append('\n');
    }

    private static String label(CoverageSeries series) {
        return VisibleText.of(series.account() + " " + series.region());
    }

    /** The days at which columns begin, as many as have room. */
    private String axis(TimeScale scale) {
        StringBuilder axis = new StringBuilder();
        String before = "";
        for (int column = 0; column < scale.columns(); column++) {
            String day = coverage.unit().text(scale.first(column)).split("T", -1)[0];
            if (!day.equals(before) && axis.length() <= column && (column == 0 || !axis.isEmpty())) {
                axis.append(" ".repeat(column - axis.length())).append(day).append(' ');
            }
            before = day;
        }
        return axis.toString().stripTrailing();
    }

    private String cell(CoverageSeries series, TimeScale scale, int column, long records, long most) {
        long first = scale.first(column);
        long last = scale.last(column);
        List<TrailChange> changes = coverage.changes(series, first, last);
        if (changes.stream().anyMatch(TrailChange::stops)) {
            return coloured(STOPPED, "1;31");
        }
        if (coverage.holes(series, first, last) > 0) {
            return coloured(NO_DIGEST, "1;33");
        }
        if (changes.stream().anyMatch(TrailChange::starts)) {
            return coloured(STARTED, "1;32");
        }
        if (records == 0) {
            return first > series.last() || last < series.first() ? " " : coloured(GAP, "33");
        }
        return coloured(SHADES.charAt(shade(records, most)), "36");
    }

    /** Shades by powers, so that a quiet hour beside a busy one is seen. */
    private static int shade(long records, long most) {
        double share = Math.log1p((double) records) / Math.log1p((double) most);
        return (int) Math.min(SHADES.length() - 1L, (long) (share * SHADES.length()));
    }

    private String coloured(char c, String colour) {
        return layout.colour() == TableLayout.Colour.ON ? "\u001b[" + colour + "m" + c + "\u001b[0m" : "" + c;
    }

    private record FoundGap(CoverageSeries series, CoverageSeries.Gap gap) {}

    private void gaps() {
        List<FoundGap> gaps = new ArrayList<>();
        coverage.series().forEach(series -> series.gaps().forEach(gap -> gaps.add(new FoundGap(series, gap))));
        gaps.sort(Comparator.comparingLong((FoundGap found) -> -found.gap().units()));
        String unit = coverage.unit().name().toLowerCase(Locale.ROOT);
        list(
                "Gaps, the longest first",
                gaps.size(),
                gaps,
                found -> List.of(
                        found.series().log().word(),
                        label(found.series()),
                        coverage.unit().text(found.gap().first()),
                        found.gap().units() + " " + unit + (found.gap().units() == 1 ? "" : "s")));
    }

    private void changes() {
        list(
                "Calls that began or ended logging",
                coverage.changesInAll(),
                coverage.changes(),
                change -> List.of(
                        change.time().toString(),
                        change.call() + (change.errorCode().isEmpty() ? "" : " (" + change.errorCode() + ")"),
                        change.account() + " " + change.region(),
                        change.caller()));
    }

    private void holes() {
        if (!coverage.verified()) {
            text.append("\nMissing digests are not known: `coldtrail verify` looks for them.\n");
            return;
        }
        list("Times without a sound digest", coverage.holes().size(), coverage.holes(), CoverageText::cells);
    }

    private static List<String> cells(DigestHole hole) {
        return List.of(
                hole.verdict(),
                hole.account() + " " + hole.region(),
                hole.from().toString(),
                hole.until().toString());
    }

    /** Turns an item into cells. */
    @FunctionalInterface
    private interface Line<T> {
        List<String> of(T item);
    }

    private <T> void list(String title, long count, List<T> items, Line<T> line) {
        if (count == 0) {
            return;
        }
        text.append(String.format(Locale.ROOT, "%n%s: %,d%n", title, count));
        List<List<String>> cells =
                items.stream().limit(MOST_LISTED).map(line::of).toList();
        if (!cells.isEmpty()) {
            Aligned.text(cells, cells.get(0).size())
                    .lines()
                    .forEach(one -> text.append("  ").append(one).append('\n'));
        }
        if (count > cells.size()) {
            text.append(String.format(Locale.ROOT, "  and %,d more%n", count - cells.size()));
        }
    }
}
