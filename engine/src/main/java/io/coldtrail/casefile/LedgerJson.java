package io.coldtrail.casefile;

import io.coldtrail.json.JsonText;
import io.coldtrail.json.JsonTree;
import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import io.coldtrail.schema.LakeTable;
import java.util.Locale;

/** The lines of a ledger file; {@code docs/format.md} describes them. */
final class LedgerJson {
    private LedgerJson() {}

    static String head(RunEntry run, int parts, int sources) {
        return JsonText.line(json -> json.put("type", "run")
                .put("formatVersion", CaseIdentity.CURRENT_FORMAT)
                .put("run", run.run())
                .put("toolVersion", run.toolVersion())
                .put("started", run.started())
                .put("finished", run.finished())
                .put("roots", run.roots())
                .put("bytesRead", run.bytesRead())
                .put("parts", parts)
                .put("sources", sources)
                .putObject("files", tally -> tally(tally, run.files()))
                .putObject("records", tally -> tally(tally, run.records())));
    }

    static RunEntry parseHead(JsonTree tree) {
        return new RunEntry(
                Math.toIntExact(tree.number("run")),
                tree.text("toolVersion"),
                tree.text("started"),
                tree.text("finished"),
                tree.texts("roots"),
                parseTally(tree.object("files")),
                parseTally(tree.object("records")),
                tree.number("bytesRead"));
    }

    static String part(Part part) {
        return JsonText.line(json -> {
            json.put("type", "part")
                    .put("path", part.path())
                    .put("table", part.partition().table().folder())
                    .put("account", part.partition().account())
                    .put("region", part.partition().region())
                    .put("day", part.partition().day())
                    .put("rows", part.rows())
                    .put("bytes", part.bytes())
                    .put("sha256", part.sha256());
            if (!part.addedColumns().isEmpty()) {
                json.put("addedColumns", part.addedColumns());
            }
        });
    }

    static Part parsePart(JsonTree tree) {
        Partition partition = new Partition(
                LakeTable.valueOf(tree.text("table").toUpperCase(Locale.ROOT)),
                tree.text("account"),
                tree.text("region"),
                tree.text("day"));
        return new Part(
                partition,
                tree.text("path"),
                tree.number("rows"),
                tree.number("bytes"),
                tree.text("sha256"),
                tree.textsOrNone("addedColumns"));
    }

    static String source(SourceEntry source) {
        return JsonText.line(json -> json.put("type", "source")
                .put("root", source.root())
                .put("key", source.key())
                .put("size", source.size())
                .put("sha256", source.sha256())
                .put("inflatedSha256", source.inflatedSha256())
                .put("status", source.status().word())
                .put("reason", source.reason())
                .put("detail", source.detail())
                .put("table", source.table())
                .put("placedBy", source.placedBy())
                .put("duplicateOf", source.duplicateOf())
                .putObject("records", tally -> tally(tally, source.records())));
    }

    static SourceEntry parseSource(JsonTree tree) {
        return new SourceEntry(
                Math.toIntExact(tree.number("root")),
                tree.text("key"),
                tree.number("size"),
                tree.textOrNull("sha256"),
                tree.textOrNull("inflatedSha256"),
                SourceStatus.parse(tree.text("status")),
                tree.textOrNull("reason"),
                tree.textOrNull("detail"),
                tree.textOrNull("table"),
                tree.textOrNull("placedBy"),
                tree.textOrNull("duplicateOf"),
                parseTally(tree.object("records")));
    }

    static String end(String sha256) {
        return JsonText.line(json -> json.put("type", "end").put("sha256", sha256));
    }

    static void tally(JsonText json, Tally tally) {
        json.put("seen", tally.seen())
                .put("loaded", tally.loaded())
                .put("duplicate", tally.duplicate())
                .put("quarantined", tally.quarantined())
                .put("ignored", tally.ignored());
    }

    private static Tally parseTally(JsonTree tree) {
        return new Tally(
                tree.number("seen"),
                tree.number("loaded"),
                tree.number("duplicate"),
                tree.number("quarantined"),
                tree.number("ignored"));
    }
}
