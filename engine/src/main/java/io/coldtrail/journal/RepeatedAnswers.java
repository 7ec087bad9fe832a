package io.coldtrail.journal;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.DiskProblems;
import io.coldtrail.casefile.Durable;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.ResultHash;
import io.coldtrail.query.SessionOptions;
import io.coldtrail.query.statement.Answer;
import io.coldtrail.query.statement.StatementSession;
import io.coldtrail.query.statement.TableNames;
import io.coldtrail.sql.statement.StatementParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a repeated case what the first one was asked, in the same order and over the same runs, and compares. */
final class RepeatedAnswers implements AutoCloseable {
    private final ReproductionRequest request;
    private final CaseFolder original;
    private final List<Difference> differences;
    private final int lastRun;
    private final Map<Integer, String> lakes = new HashMap<>();
    private @Nullable Scene scene;
    private @Nullable QuerySession session;
    private long results;
    private long passedOver;

    /** @param lastRun the last run that could be repeated */
    RepeatedAnswers(ReproductionRequest request, CaseFolder original, List<Difference> differences, int lastRun) {
        this.request = request;
        this.original = original;
        this.differences = differences;
        this.lastRun = lastRun;
    }

    /** What a session must be opened for. */
    private record Scene(Seen seen, List<String> tables, boolean distinctEvents) {}

    long results() {
        return results;
    }

    long passedOver() {
        return passedOver;
    }

    /** Repeats a line of the journal. */
    void repeat(JournalEntry entry) {
        @Nullable String sha256 = entry.outcome().sha256();
        String what = what(entry);
        int run = entry.seen().lastRun();
        if (!lakes.computeIfAbsent(run, last -> original.snapshot(last).sha256())
                .equals(entry.seen().lakeSha256())) {
            differ(
                    Difference.Kind.ARCHIVE,
                    what,
                    "the lake " + entry.seen().lakeSha256(),
                    "the ledger's " + lakes.get(run));
        }
        if (entry.outcome().kind() != Outcome.Kind.ANSWERED || sha256 == null) {
            passedOver++;
            return;
        }
        results++;
        String expected = text(entry.outcome().rows(), sha256);
        if (run > lastRun) {
            differ(Difference.Kind.RESULT, what, expected, "run " + run + " could not be repeated");
            return;
        }
        request.told().accept("asking " + what);
        String found;
        try {
            found = answer(entry);
        } catch (ColdtrailException e) {
            if (e.code() == ErrorCode.INTERRUPTED || e.code().kind() == ErrorCode.Kind.INTERNAL) {
                throw e;
            }
            found = "failed: " + e.getMessage();
        }
        if (!found.equals(expected)) {
            differ(Difference.Kind.RESULT, what, expected, found);
        }
    }

    private String answer(JournalEntry entry) {
        StatementSession statements = statements(entry);
        Asked asked = entry.asked();
        try (Answer answer = statements.run(StatementParser.parse(asked.sql()), asked.values(), asked.asOf())) {
            ResultHash hash = answer.rows().hashed();
            while (answer.rows().next().isPresent()) {
                // The hash has seen it.
            }
            return text(hash.rows(), hash.sha256().orElseThrow());
        }
    }

    /** A session that sees what the statement saw, and the names as they were. */
    private StatementSession statements(JournalEntry entry) {
        Scene wanted =
                new Scene(entry.seen(), entry.asked().tables(), entry.asked().distinctEvents());
        try {
            restore(entry.seen().namesSha256(), Journal.FOLDER + "/" + Journal.NAMES + "/", "definitions.json");
            restoreVerdicts(entry);
        } catch (IOException e) {
            throw DiskProblems.writing(request.caseFolder(), e);
        }
        QuerySession open = session;
        if (open == null || !wanted.equals(scene)) {
            close();
            SessionOptions options = request.session()
                    .withEvents(wanted.distinctEvents() ? SessionOptions.Events.DISTINCT : SessionOptions.Events.ALL);
            open = QuerySession.open(
                    CaseFolder.open(request.caseFolder()).snapshot(entry.seen().lastRun()), options);
            session = open;
            scene = wanted;
        }
        QuerySession current = open;
        return StatementSession.ofCase(
                current,
                request.caseFolder(),
                wanted.tables().stream()
                        .map(text -> TableNames.of(text, current.catalog()))
                        .toList());
    }

    private void restore(@Nullable String sha256, String folder, String name) throws IOException {
        Path target = request.caseFolder().resolve(name);
        if (sha256 == null) {
            Files.deleteIfExists(target);
            return;
        }
        Path copy = original.folder().resolve(folder + sha256 + ".json");
        if (!Files.exists(copy) || !Durable.sha256(copy).equals(sha256)) {
            throw ArchiveProblems.refused(request.archive(), "it lacks the names that the statement saw, " + sha256);
        }
        Files.copy(copy, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Verdicts are of a verification, which is not repeated here: those of the last one are in the archive. */
    private void restoreVerdicts(JournalEntry entry) throws IOException {
        Path target = request.caseFolder().resolve("integrity/verdicts.jsonl");
        Path kept = original.folder().resolve("integrity/verdicts.jsonl");
        @Nullable String sha256 = entry.seen().verdictsSha256();
        if (sha256 != null && Files.exists(kept) && Durable.sha256(kept).equals(sha256)) {
            Files.createDirectories(Durable.parent(target));
            Files.copy(kept, target, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        Files.deleteIfExists(target);
        if (sha256 != null && entry.asked().sql().toLowerCase(Locale.ROOT).contains("integrity")) {
            throw ArchiveProblems.refused(
                    request.archive(),
                    "it lacks the verdicts that the statement saw, which a later verification replaced");
        }
    }

    /** Leaves the repeated case with the names that the archive has at its end, and unverified. */
    void settle() throws IOException {
        close();
        Path names = original.folder().resolve("definitions.json");
        Path target = request.caseFolder().resolve("definitions.json");
        Files.deleteIfExists(target);
        if (lastRun > 0 && Files.exists(names)) {
            Files.copy(names, target);
        }
        Files.deleteIfExists(request.caseFolder().resolve("integrity/verdicts.jsonl"));
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private static String what(JournalEntry entry) {
        return "line " + entry.number() + ": "
                + (entry.asked().question() == null
                        ? entry.asked().command()
                        : entry.asked().command() + " " + entry.asked().question());
    }

    private static String text(long rows, String sha256) {
        return (rows == 1 ? "1 row" : rows + " rows") + ", SHA-256 " + sha256;
    }

    private void differ(Difference.Kind kind, String what, String expected, String found) {
        differences.add(new Difference(kind, what, expected, found));
    }
}
