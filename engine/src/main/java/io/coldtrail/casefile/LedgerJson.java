package io.coldtrail.casefile;

import io.coldtrail.json.JsonText;
import io.coldtrail.json.JsonTree;
import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import io.coldtrail.schema.LakeTable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a ledger file; {@code docs/format.md} describes them. */
final class LedgerJson {
    private LedgerJson() {}

    private static final Pattern QUARANTINE_PATH = Pattern.compile("quarantine/run-\\d{6}-\\d{6}\\.jsonl");
    private static final Pattern HASH_LIST_PATH = Pattern.compile("evidence/run-\\d{6}-\\d{3,}\\.sha256");
    private static final Pattern PART_NAME = Pattern.compile("/part-\\d{6}-\\d{6}-\\d{3,}\\.parquet");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern PARTITION_VALUE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** @param previous SHA-256 of the file of the run before; null for the first run */
    static String head(LedgerRun entries, @Nullable String previous) {
        RunEntry run = entries.head();
        return JsonText.line(json -> json.put("type", "run")
                .put("formatVersion", CaseIdentity.CURRENT_FORMAT)
                .put("run", run.run())
                .put("previous", previous)
                .put("toolVersion", run.toolVersion())
                .put("started", run.started())
                .put("finished", run.finished())
                .put("roots", run.roots())
                .put("bytesRead", run.bytesRead())
                .put("parts", entries.parts().size())
                .put("quarantine", entries.quarantine().size())
                .put("sources", entries.sources().size())
                .putObject("files", tally -> tally(tally, run.files()))
                .putObject("records", tally -> tally(tally, run.records()))
                .putObjects(
                        "hashLists",
                        run.hashLists(),
                        (list, each) -> list.put("root", each.root())
                                .put("path", each.path())
                                .put("files", each.files())
                                .put("sha256", each.sha256())));
    }

    static RunEntry parseHead(JsonTree tree) {
        return new RunEntry(
                tree.smallNumber("run"),
                tree.text("toolVersion"),
                tree.text("started"),
                tree.text("finished"),
                tree.texts("roots"),
                parseTally(tree.object("files")),
                parseTally(tree.object("records")),
                tree.number("bytesRead"),
                tree.has("hashLists")
                        ? tree.objects("hashLists").stream()
                                .map(LedgerJson::parseHashList)
                                .toList()
                        : List.of());
    }

    private static HashList parseHashList(JsonTree tree) {
        return new HashList(
                tree.smallNumber("root"),
                tree.checked("path", HASH_LIST_PATH),
                tree.number("files"),
                tree.text("sha256"));
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
        LakeTable table = tree.choice("table", LakeTable::named);
        Partition partition = new Partition(
                table,
                tree.checked("account", PARTITION_VALUE),
                tree.checked("region", PARTITION_VALUE),
                tree.checked("day", DAY));
        String path = tree.text("path");
        String folder = partition.folder();
        // A path from elsewhere must not lead out of the lake.
        if (!path.startsWith(folder)
                || !PART_NAME.matcher(path.substring(folder.length())).matches()) {
            throw tree.damaged("its member path does not fit its partition");
        }
        return new Part(
                partition,
                path,
                tree.number("rows"),
                tree.number("bytes"),
                tree.text("sha256"),
                tree.textsOrNone("addedColumns"));
    }

    static String quarantine(QuarantinePart part) {
        return JsonText.line(json -> json.put("type", "quarantine")
                .put("path", part.path())
                .put("pieces", part.pieces())
                .put("bytes", part.bytes())
                .put("sha256", part.sha256())
                .put("bytesSha256", part.bytesSha256()));
    }

    static QuarantinePart parseQuarantine(JsonTree tree) {
        return new QuarantinePart(
                tree.checked("path", QUARANTINE_PATH),
                tree.number("pieces"),
                tree.number("bytes"),
                tree.text("sha256"),
                tree.text("bytesSha256"));
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
                .put("tables", source.tables())
                .put("placedBy", source.placedBy())
                .put("duplicateOf", source.duplicateOf())
                .putObject("records", tally -> tally(tally, source.records())));
    }

    static SourceEntry parseSource(JsonTree tree) {
        return new SourceEntry(
                tree.smallNumber("root"),
                tree.text("key"),
                tree.number("size"),
                tree.textOrNull("sha256"),
                tree.textOrNull("inflatedSha256"),
                tree.choice("status", SourceStatus::named),
                tree.textOrNull("reason"),
                tree.textOrNull("detail"),
                tree.textsOrNone("tables"),
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
