package io.coldtrail.report.page;

import io.coldtrail.report.coverage.Coverage;
import io.coldtrail.report.coverage.CoverageLog;
import io.coldtrail.report.coverage.CoverageSeries;
import io.coldtrail.report.coverage.TimeScale;
import io.coldtrail.report.coverage.TrailChange;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Records of one log over time as a drawing, a line for each account and region. Amounts are shades; what else is marked
 * has a shape of its own, so that no colour has to be told from another.
 */
final class HeatMap {
    private static final int MOST_COLUMNS = 168;
    private static final int MOST_LINES = 60;
    private static final int SHADES = 5;
    private static final int LINE = 16;
    private static final int LABEL = 190;
    private static final int WIDTH = 1000;
    private static final int LEAST_WIDTH = 700;
    private static final int WIDEST_CELL = 24;
    private static final int AXIS = 18;
    private static final int DAY_LABEL = 70;

    private final Html page;
    private final Coverage coverage;
    private final TimeScale scale;
    private final int cell;
    private final int width;
    private final long most;

    private HeatMap(Html page, Coverage coverage, TimeScale scale, long most) {
        this.page = page;
        this.coverage = coverage;
        this.scale = scale;
        this.cell = Math.max(1, Math.min(WIDEST_CELL, (WIDTH - LABEL) / scale.columns()));
        this.width = Math.max(LEAST_WIDTH, LABEL + cell * scale.columns());
        this.most = most;
    }

    static void write(Html page, Coverage coverage, CoverageLog log) {
        List<CoverageSeries> all = coverage.of(log);
        List<CoverageSeries> shown = all.stream()
                .sorted(Comparator.comparingLong((CoverageSeries one) -> -one.total()))
                .limit(MOST_LINES)
                .sorted(Comparator.comparingInt(all::indexOf))
                .toList();
        TimeScale scale = TimeScale.over(shown, coverage.unit(), MOST_COLUMNS);
        long most = shown.stream()
                .flatMapToLong(one -> Arrays.stream(scale.fold(one)))
                .max()
                .orElse(1);
        long total = all.stream().mapToLong(CoverageSeries::total).sum();
        page.element("h3", log.word() + ": " + Amount.of(total, "record")).raw("\n");
        new HeatMap(page, coverage, scale, most).draw(log, shown);
        page.paragraph(
                "A column is " + (scale.step() == 1 ? "one " : "") + scale.stepText() + "; the busiest has "
                        + Amount.of(most, "record") + "."
                        + (shown.size() < all.size()
                                ? " Shown are the " + Amount.of(shown.size()) + " of " + Amount.of(all.size())
                                        + " accounts and regions with the most records."
                                : ""),
                "class",
                "note");
    }

    static void legend(Html page) {
        page.open("p", "class", "legend");
        for (int shade = 1; shade <= SHADES; shade++) {
            page.open("svg", "viewBox", "0 0 12 12", "aria-hidden", "true")
                    .open("rect", "class", "s" + shade, "width", "12", "height", "12")
                    .close();
        }
        page.text(" few to many records ");
        sign(page, "gap", "6", "6");
        page.text(" none, between records ");
        sign(page, "stop", "6", "6");
        page.text(" StopLogging or DeleteTrail ");
        sign(page, "start", "6", "6");
        page.text(" StartLogging ");
        sign(page, "hole", "6", "6");
        page.text(" no sound digest").closeLine();
    }

    private static void sign(Html page, String kind, String x, String y) {
        page.open("svg", "viewBox", "0 0 12 12", "aria-hidden", "true");
        shape(page, kind, x, y, "");
        page.close();
    }

    private static void shape(Html page, String kind, String x, String y, String title) {
        page.open("g", "class", "m-" + kind, "transform", "translate(" + x + " " + y + ")");
        if (!title.isEmpty()) {
            page.element("title", title);
        }
        switch (kind) {
            case "gap" -> page.open("circle", "r", "1.6");
            case "stop" ->
                page.open("path", "class", "halo", "d", "M-5-5L5 5M5-5L-5 5").open("path", "d", "M-5-5L5 5M5-5L-5 5");
            case "start" -> page.open("circle", "class", "halo", "r", "5").open("circle", "r", "4.5");
            default -> page.open("path", "d", "M0-5.5L5.5 5H-5.5Z");
        }
        page.close();
    }

    private void draw(CoverageLog log, List<CoverageSeries> shown) {
        int height = AXIS + shown.size() * LINE;
        page.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", "heat map")
                .open(
                        "svg",
                        "class",
                        "heat",
                        "viewBox",
                        "0 0 " + width + " " + (height + 4),
                        "role",
                        "img",
                        "aria-label",
                        "Records of " + log.word() + " by account, region and time");
        axis(height);
        for (int i = 0; i < shown.size(); i++) {
            line(shown.get(i), AXIS + i * LINE);
        }
        page.close().closeLine();
    }

    private void axis(int height) {
        String before = "";
        int free = 0;
        for (int column = 0; column < scale.columns(); column++) {
            String day = coverage.unit().text(scale.first(column)).split("T", -1)[0];
            int x = LABEL + column * cell;
            if ((!day.equals(before) && column > 0) || (column == 0 && scale.columns() < 3)) {
                page.open("path", "class", "tick", "d", "M" + x + " " + (AXIS - 4) + "V" + height);
                if (x >= free && x + DAY_LABEL <= width) {
                    page.element("text", day, "x", Integer.toString(x + 2), "y", "11");
                    free = x + DAY_LABEL;
                }
            }
            before = day;
        }
    }

    private void line(CoverageSeries series, int y) {
        page.element("text", series.account() + " " + series.region(), "x", "0", "y", Integer.toString(y + LINE - 4));
        long[] folded = scale.fold(series);
        int begun = 0;
        for (int column = 1; column <= folded.length; column++) {
            int shade = shade(folded[begun]);
            if (column == folded.length || shade(folded[column]) != shade) {
                if (shade > 0) {
                    page.open(
                            "rect",
                            "class",
                            "s" + shade,
                            "x",
                            Integer.toString(LABEL + begun * cell),
                            "y",
                            Integer.toString(y + 1),
                            "width",
                            Integer.toString((column - begun) * cell),
                            "height",
                            Integer.toString(LINE - 2));
                }
                begun = column;
            }
        }
        for (int column = 0; column < folded.length; column++) {
            marks(series, column, folded[column], y);
        }
        page.raw("\n");
    }

    private void marks(CoverageSeries series, int column, long records, int y) {
        long first = scale.first(column);
        long last = scale.last(column);
        List<TrailChange> changes = coverage.changes(series, first, last);
        String x = Integer.toString(LABEL + column * cell + cell / 2);
        String middle = Integer.toString(y + LINE / 2);
        List<TrailChange> stops = changes.stream().filter(TrailChange::stops).toList();
        List<TrailChange> starts = changes.stream().filter(TrailChange::starts).toList();
        if (!stops.isEmpty()) {
            shape(
                    page,
                    "stop",
                    x,
                    middle,
                    stops.get(0).call() + " " + stops.get(0).time());
        } else if (coverage.holes(series, first, last) > 0) {
            shape(page, "hole", x, middle, "no sound digest, " + coverage.unit().text(first));
        } else if (!starts.isEmpty()) {
            shape(
                    page,
                    "start",
                    x,
                    middle,
                    starts.get(0).call() + " " + starts.get(0).time());
        } else if (records == 0 && first <= series.last() && last >= series.first()) {
            shape(page, "gap", x, middle, "");
        }
    }

    private int shade(long records) {
        if (records == 0) {
            return 0;
        }
        double share = Math.log1p((double) records) / Math.log1p((double) most);
        return Math.max(1, Math.min(SHADES, (int) Math.ceil(share * SHADES)));
    }
}
