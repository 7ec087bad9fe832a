package io.coldtrail.journal;

import io.coldtrail.json.JsonText;
import io.coldtrail.json.JsonTree;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of the journal; {@code docs/format.md} describes it.
 *
 * @param number of the line, from 1
 * @param time when the statement ended, ISO 8601, UTC
 * @param toolVersion what ran it
 * @param torn bytes of an unfinished line that was removed before this one was written
 * @param previous hash of the line before
 */
public record JournalEntry(
        long number,
        String time,
        String toolVersion,
        Asked asked,
        Seen seen,
        Outcome outcome,
        long torn,
        String previous) {
    /** A longer statement is refused, so its text is not needed to repeat anything. */
    private static final int MAX_SQL = 1_000_000;

    private static final int SHORTENED_SQL = 1_000;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** The line as it stands in the file, without its end. */
    public String line() {
        return JsonText.line(json -> {
            json.put("number", number)
                    .put("time", time)
                    .put("toolVersion", toolVersion)
                    .put("command", asked.command())
                    .put("question", asked.question())
                    .putObject("arguments", arguments -> asked.arguments().forEach(arguments::put))
                    .put("sql", shortened(asked.sql()))
                    .put("values", asked.values())
                    .put("asOf", asked.asOf().toString())
                    .put("tables", asked.tables())
                    .put("distinctEvents", asked.distinctEvents())
                    .put("lastRun", seen.lastRun())
                    .put("lakeSha256", seen.lakeSha256())
                    .put("namesSha256", seen.namesSha256())
                    .put("verdictsSha256", seen.verdictsSha256())
                    .put("outcome", outcome.kind().word())
                    .put("rows", outcome.rows())
                    .put("sha256", outcome.sha256())
                    .put("error", outcome.error());
            if (torn > 0) {
                json.put("torn", torn);
            }
            json.put("previous", previous);
        });
    }

    /** Reads a line; anything but what {@link #line()} writes is damage of the document. */
    static JournalEntry parse(String line, String document) {
        JsonTree tree = JsonTree.parse(line, document);
        Asked asked = new Asked(
                tree.text("command"),
                tree.textOrNull("question"),
                tree.object("arguments").textsByKey(),
                tree.text("sql"),
                tree.texts("values"),
                instant(tree, "asOf"),
                tree.texts("tables"),
                tree.isTrue("distinctEvents"));
        Seen seen = new Seen(
                (int) Math.min(tree.number("lastRun"), Integer.MAX_VALUE),
                tree.checked("lakeSha256", HASH),
                hashOrNull(tree, "namesSha256"),
                hashOrNull(tree, "verdictsSha256"));
        Outcome outcome = new Outcome(
                tree.choice("outcome", Outcome.Kind::named),
                tree.number("rows"),
                hashOrNull(tree, "sha256"),
                tree.textOrNull("error"));
        return new JournalEntry(
                tree.number("number"),
                instant(tree, "time").toString(),
                tree.text("toolVersion"),
                asked,
                seen,
                outcome,
                tree.numberOr("torn", 0),
                tree.checked("previous", HASH));
    }

    private static Instant instant(JsonTree tree, String key) {
        try {
            return Instant.parse(tree.text(key));
        } catch (DateTimeException e) {
            throw tree.damaged("its member " + key + " is no time");
        }
    }

    private static @Nullable String hashOrNull(JsonTree tree, String key) {
        return tree.textOrNull(key) == null ? null : tree.checked(key, HASH);
    }

    private static String shortened(String sql) {
        return sql.length() > MAX_SQL ? sql.substring(0, SHORTENED_SQL) + "…" : sql;
    }
}
