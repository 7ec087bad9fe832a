package io.coldtrail.cli;

import io.coldtrail.cost.Advice;
import io.coldtrail.cost.Charge;
import io.coldtrail.cost.Factor;
import io.coldtrail.cost.Layout;
import io.coldtrail.cost.Price;
import io.coldtrail.cost.ScanCost;
import io.coldtrail.cost.Units;
import io.coldtrail.cost.Usage;
import io.coldtrail.query.TableScan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Costs in words and tables. */
final class CostReport {
    private final CostSheet sheet;
    private final StringBuilder text = new StringBuilder();

    private CostReport(CostSheet sheet) {
        this.sheet = sheet;
    }

    static String of(CostSheet sheet) {
        CostReport report = new CostReport(sheet);
        report.basis();
        if (sheet.queries().size() == 1) {
            report.query(sheet.queries().get(0));
        } else {
            report.queries();
        }
        report.conversion();
        report.remarks();
        return report.text.toString();
    }

    private void basis() {
        Price price = sheet.tariff().price();
        text.append("Athena in ")
                .append(price.region())
                .append(" at $")
                .append(price.perTerabyte().toPlainString())
                .append(" a TB scanned, prices as of ")
                .append(price.asOf())
                .append("\n")
                .append(sheet.tariff().units().words())
                .append("; each query is billed for ")
                .append(Units.LEAST_MEGABYTES)
                .append(" MB at least\n");
        Factor factor = sheet.factor();
        if (!factor.isOne()) {
            text.append("Everything is multiplied by ")
                    .append(factor.text())
                    .append(", as if every partition that is read held that much more, in objects of the same sizes\n");
        }
    }

    private void query(CostedQuery query) {
        text.append('\n');
        if (query.cost().free()) {
            text.append("Athena charges nothing for this statement.\n");
            return;
        }
        text.append(layouts(query));
        query.cost().scans().forEach(this::scan);
        query.local()
                .ifPresent(local -> text.append(String.format(
                        Locale.ROOT,
                        "\nHere it gave %d %s in %.2f s, from files of %s.%n",
                        local.rows(),
                        local.rows() == 1 ? "row" : "rows",
                        local.seconds(),
                        Amounts.bytes(local.bytes()))));
        advice(query);
    }

    private String layouts(CostedQuery query) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("layout", "scanned", "billed", "objects", "requests", "scan", "S3 requests", "total"));
        for (Layout layout : Layout.values()) {
            rows.add(row(layout.id(), sheet.charge(query, layout)));
        }
        return Aligned.text(rows, 1);
    }

    private List<String> row(String name, Charge charge) {
        return List.of(
                name,
                scanned(charge.usage()),
                size(charge.billedBytes()),
                Long.toString(charge.usage().objects()),
                Long.toString(charge.usage().requests()),
                dollars(charge.scanDollars()),
                dollars(charge.requestDollars()),
                dollars(charge.totalDollars()));
    }

    private String scanned(Usage usage) {
        String most = size(usage.bytes());
        String least = size(usage.leastBytes());
        return most.equals(least) ? most : least + " to " + most;
    }

    private String size(long bytes) {
        return Amounts.of(bytes, sheet.tariff().units().megabyte() == Units.BINARY.megabyte() ? 1024 : 1000);
    }

    /** Two digits that count, and cents at least. */
    static String dollars(BigDecimal amount) {
        BigDecimal shown = amount.compareTo(BigDecimal.ONE) >= 0 || amount.signum() == 0
                ? amount.setScale(2, RoundingMode.HALF_UP)
                : amount.round(new MathContext(2, RoundingMode.HALF_UP)).stripTrailingZeros();
        return "$" + (shown.scale() < 2 ? shown.setScale(2, RoundingMode.UNNECESSARY) : shown).toPlainString();
    }

    private void scan(ScanCost cost) {
        TableScan scan = cost.scan();
        text.append("\nTable ")
                .append(scan.use().name())
                .append(": ")
                .append(scan.partitions().size())
                .append(" of ")
                .append(scan.allPartitions())
                .append(scan.allPartitions() == 1 ? " partition" : " partitions")
                .append(", ")
                .append(scan.use().leaves().size())
                .append(scan.use().leaves().size() == 1 ? " column" : " columns")
                .append('\n');
        List<List<String>> rows = new ArrayList<>();
        for (Layout layout : Layout.values()) {
            Usage usage = sheet.factor().of(cost.in(layout));
            rows.add(List.of(
                    "  " + layout.id(),
                    scanned(usage),
                    usage.objects() + " objects",
                    usage.gets() + " GET",
                    usage.lists() + " LIST"));
        }
        text.append(Aligned.text(rows, 1));
    }

    private void advice(CostedQuery query) {
        if (!query.cost().advice().isEmpty()) {
            text.append("\nCheaper\n");
            for (Advice advice : query.cost().advice()) {
                text.append("  ")
                        .append(advice.text())
                        .append(": ")
                        .append(size(sheet.factor().of(advice.before().bytes())))
                        .append(" → ")
                        .append(size(sheet.factor().of(advice.after().bytes())))
                        .append(" (")
                        .append(advice.layout().id())
                        .append(")\n");
            }
        }
    }

    private void queries() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("query", "raw", "", "raw-partitioned", "", "lake", ""));
        for (CostedQuery query : sheet.queries()) {
            List<String> row = new ArrayList<>(List.of(query.name()));
            for (Layout layout : Layout.values()) {
                Charge charge = sheet.charge(query, layout);
                row.add(query.cost().free() ? "free" : scanned(charge.usage()));
                row.add(dollars(charge.totalDollars()));
            }
            rows.add(row);
        }
        text.append('\n').append(Aligned.text(rows, 1));
        List<List<String>> totals = new ArrayList<>();
        totals.add(List.of("all", "scanned", "billed", "objects", "requests", "scan", "S3 requests", "total"));
        for (Layout layout : Layout.values()) {
            totals.add(row(layout.id(), sheet.total(layout)));
        }
        text.append('\n').append(Aligned.text(totals, 1));
    }

    private void conversion() {
        sheet.conversionCharge().ifPresent(once -> {
            text.append("\nConverting the logs of these tables once costs ")
                    .append(dollars(once.totalDollars()))
                    .append(": ")
                    .append(size(once.usage().bytes()))
                    .append(" scanned, ")
                    .append(dollars(once.requestDollars()))
                    .append(" for requests. ")
                    .append(sheet.paysAfter()
                            .map(runs -> "It has paid after " + runs + (runs == 1 ? " run" : " runs")
                                    + ", compared with raw-partitioned.")
                            .orElse("A run over the lake costs no less than over raw-partitioned, so it never pays."))
                    .append('\n');
        });
    }

    private void remarks() {
        if (!sheet.remarks().isEmpty()) {
            text.append('\n');
            sheet.remarks().forEach(remark -> text.append(remark).append('\n'));
        }
    }
}
