package io.coldtrail.cli;

import io.coldtrail.casefile.RejectedPiece;
import io.coldtrail.casefile.RejectedPlace;
import io.coldtrail.casefile.RunEntry;
import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.Tally;
import io.coldtrail.json.JsonText;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** The ledger as one JSON document, written while it is read: a line for each source and each rejected piece. */
final class LedgerDocument implements LedgerView {
    private final Writer out;
    private boolean anyRun;
    private boolean anyItem;
    private boolean rejects;

    LedgerDocument(Writer out) {
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        out.write("{\"runs\":[");
    }

    @Override
    public void beginRun(RunEntry head, int parts) throws IOException {
        String members = JsonText.line(json -> json.put("run", head.run())
                .put("started", head.started())
                .put("finished", head.finished())
                .put("toolVersion", head.toolVersion())
                .put("roots", head.roots())
                .putObject("files", tally -> tally(tally, head.files()))
                .putObject("records", tally -> tally(tally, head.records()))
                .put("bytesRead", head.bytesRead())
                .put("parts", parts));
        out.write(anyRun ? ",\n" : "\n");
        // The object stays open for what follows.
        out.write(members.substring(0, members.length() - 1));
        out.write(",\"sources\":[");
        anyRun = true;
        anyItem = false;
        rejects = false;
    }

    @Override
    public void source(SourceEntry source) throws IOException {
        item(JsonText.line(json -> json.put("root", source.root())
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
                .putObject("records", tally -> tally(tally, source.records()))));
    }

    @Override
    public void rejected(RejectedPiece piece) throws IOException {
        beginRejects();
        RejectedPlace place = piece.place();
        item(JsonText.line(json -> json.put("root", place.root())
                .put("key", place.key())
                .put("record", place.record())
                .put("form", place.form().word())
                .put("offset", place.offset())
                .put("length", piece.length())
                .put("reason", place.reason())
                .put("detail", place.detail())
                .put("file", piece.part().bytesPath())
                .put("at", piece.at())));
    }

    @Override
    public void endRun() throws IOException {
        beginRejects();
        out.write("]}");
    }

    @Override
    public void end(@Nullable Verified verified) throws IOException {
        out.write("],\n\"integrity\":" + (verified == null ? "null" : integrity(verified)) + "}\n");
    }

    private void beginRejects() throws IOException {
        if (!rejects) {
            out.write("],\"rejects\":[");
            rejects = true;
            anyItem = false;
        }
    }

    private void item(String json) throws IOException {
        out.write(anyItem ? ",\n" : "\n");
        out.write(json);
        anyItem = true;
    }

    private static String integrity(Verified verified) {
        return JsonText.line(json -> json.put("toolVersion", verified.head().toolVersion())
                .put("lastRun", verified.head().lastRun())
                .put("runsSince", verified.runsSince())
                .putObjects(
                        "verdicts",
                        verified.head().counts(),
                        (each, count) -> each.put("kind", count.kind())
                                .put("verdict", count.verdict())
                                .put("count", count.count()))
                .putObjects(
                        "manifests",
                        verified.head().manifests(),
                        (each, manifest) -> each.put("name", manifest.name())
                                .put("path", manifest.path())
                                .put("sha256", manifest.sha256())
                                .put("entries", manifest.entries())));
    }

    private static void tally(JsonText json, Tally tally) {
        json.put("seen", tally.seen())
                .put("loaded", tally.loaded())
                .put("duplicate", tally.duplicate())
                .put("quarantined", tally.quarantined())
                .put("ignored", tally.ignored());
    }
}
