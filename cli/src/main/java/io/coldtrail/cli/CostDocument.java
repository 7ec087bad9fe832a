package io.coldtrail.cli;

import io.coldtrail.cost.Advice;
import io.coldtrail.cost.Charge;
import io.coldtrail.cost.Layout;
import io.coldtrail.cost.Price;
import io.coldtrail.cost.ScanCost;
import io.coldtrail.cost.Usage;
import io.coldtrail.json.JsonText;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Costs as one JSON document; {@code docs/cost.md} explains its keys. */
final class CostDocument {
    private CostDocument() {}

    static String of(CostSheet sheet) {
        return JsonText.document(json -> {
            json.putObject("prices", prices -> prices(prices, sheet));
            json.put("multiply", new BigDecimal(sheet.factor().text()));
            layouts(json, sheet::total);
            json.putObjects("queries", sheet.queries(), (item, query) -> query(item, query, sheet));
            sheet.conversionCharge()
                    .ifPresent(once -> json.putObject("conversion", conversion -> {
                        charge(conversion, once);
                        sheet.paysAfter().ifPresent(runs -> conversion.put("paysAfterRuns", runs));
                    }));
            json.put("remarks", sheet.remarks());
        });
    }

    private static void prices(JsonText json, CostSheet sheet) {
        Price price = sheet.tariff().price();
        json.put("region", price.region())
                .put("asOf", price.asOf())
                .put("perTerabyte", price.perTerabyte())
                .put("perThousandGets", price.perThousandGets())
                .put("perThousandLists", price.perThousandLists())
                .put("megabyte", sheet.tariff().units().megabyte())
                .put("terabyte", sheet.tariff().units().terabyte());
    }

    private static void query(JsonText json, CostedQuery query, CostSheet sheet) {
        json.put("name", query.name())
                .put("sql", query.sql())
                .put("free", query.cost().free());
        layouts(json, layout -> sheet.charge(query, layout));
        json.putObjects("scans", query.cost().scans(), CostDocument::scan);
        json.putObjects("advice", query.cost().advice(), (item, advice) -> advice(item, advice, sheet));
        query.local()
                .ifPresent(local -> json.putObject(
                        "local",
                        item -> item.put("rows", local.rows())
                                .put("seconds", local.seconds())
                                .put("bytes", local.bytes())));
    }

    private static void scan(JsonText json, ScanCost scan) {
        json.put("table", scan.scan().use().name())
                .put("partitions", scan.scan().partitions().size())
                .put("allPartitions", scan.scan().allPartitions());
        for (Layout layout : Layout.values()) {
            json.putObject(layout.id(), item -> usage(item, scan.in(layout)));
        }
    }

    private static void usage(JsonText json, Usage usage) {
        json.put("bytesScanned", usage.bytes())
                .put("leastBytesScanned", usage.leastBytes())
                .put("objects", usage.objects())
                .put("requests", usage.requests())
                .put("getRequests", usage.gets())
                .put("listRequests", usage.lists());
    }

    private static void advice(JsonText json, Advice advice, CostSheet sheet) {
        json.put("text", advice.text())
                .put("layout", advice.layout().id())
                .put("bytesBefore", sheet.factor().of(advice.before().bytes()))
                .put("bytesAfter", sheet.factor().of(advice.after().bytes()));
    }

    private static void layouts(JsonText json, Function<Layout, Charge> charges) {
        json.putObject("layouts", layouts -> {
            for (Layout layout : List.of(Layout.values())) {
                layouts.putObject(layout.id(), item -> charge(item, charges.apply(layout)));
            }
        });
    }

    private static void charge(JsonText json, Charge charge) {
        Usage usage = charge.usage();
        json.put("bytesScanned", usage.bytes())
                .put("leastBytesScanned", usage.leastBytes())
                .put("bytesBilled", charge.billedBytes())
                .put("objects", usage.objects())
                .put("requests", usage.requests())
                .put("getRequests", usage.gets())
                .put("listRequests", usage.lists())
                .put("scanDollars", charge.scanDollars())
                .put("requestDollars", charge.requestDollars())
                .put("totalDollars", charge.totalDollars());
    }
}
