package io.coldtrail.journal;

import io.coldtrail.casefile.DiskProblems;
import io.coldtrail.casefile.Durable;
import io.coldtrail.journal.JournalLines.Line;
import io.coldtrail.journal.JournalLines.Tail;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a case: one line for each statement, each with the hash of the line before it, the first with that of
 * {@code case.json}. Lines are added by one program at a time and are durable when {@link Begun#end} returns. Adding never
 * mends a chain: what was changed before shows ever after. Nothing else in a case depends on the journal.
 */
public final class Journal {
    static final String FOLDER = "journal";
    static final String LINES = "journal.jsonl";
    static final String HEAD = "head.json";
    static final String NAMES = "names";

    /** Follows on nothing: the chain's end was lost, and that shows. */
    static final String NO_LINE = "0".repeat(64);

    /** A lock on a file holds other programs off, and not other threads of this one. */
    private static final Object WITHIN_PROGRAM = new Object();

    private final Path caseFolder;
    private final Path folder;
    private final String toolVersion;
    private final Clock clock;

    /**
     * The journal of a case, which need not have one yet.
     *
     * @param caseFolder absolute
     * @param clock for the times of its lines
     */
    public Journal(Path caseFolder, String toolVersion, Clock clock) {
        this.caseFolder = caseFolder;
        this.folder = caseFolder.resolve(FOLDER);
        this.toolVersion = toolVersion;
        this.clock = clock;
    }

    /** A statement that is about to run. */
    public final class Begun {
        private final Seen seen;
        private final byte @Nullable [] names;

        private Begun(Seen seen, byte @Nullable [] names) {
            this.seen = seen;
            this.names = names;
        }

        /**
         * Adds a line for the statement, which has ended. The names that it may have used are copied beside it.
         *
         * @throws ColdtrailException with {@link ErrorCode#CASE_NOT_WRITABLE} on read-only media; any failure leaves a
         *     chain that goes on
         */
        public JournalEntry end(Asked asked, Outcome outcome) {
            synchronized (WITHIN_PROGRAM) {
                try {
                    Files.createDirectories(folder);
                    try (FileChannel lockFile = open("lock");
                            FileLock lock = lockFile.lock();
                            FileChannel lines = open(LINES)) {
                        if (!lock.isValid()) {
                            throw new IOException("the lock was lost");
                        }
                        keepNames();
                        return append(lines, asked, seen, outcome);
                    }
                } catch (IOException e) {
                    throw DiskProblems.writing(folder, e);
                }
            }
        }

        private void keepNames() throws IOException {
            byte[] content = names;
            if (content != null) {
                Path copy = folder.resolve(NAMES).resolve(seen.namesSha256() + ".json");
                if (!Files.exists(copy)) {
                    Files.createDirectories(Durable.parent(copy));
                    Durable.writeFile(copy, out -> out.write(content));
                }
            }
        }
    }

    /**
     * Notes what a statement that runs next will see of the case.
     *
     * @param lastRun number of the last run that is live for it; 0 for none
     * @param lakeSha256 of the parts that are live for it
     */
    public Begun begin(int lastRun, String lakeSha256) {
        try {
            Path definitions = caseFolder.resolve("definitions.json");
            byte @Nullable [] names = Files.exists(definitions) ? Files.readAllBytes(definitions) : null;
            Path verdicts = caseFolder.resolve("integrity/verdicts.jsonl");
            Seen seen = new Seen(
                    lastRun,
                    lakeSha256,
                    names == null ? null : JournalLines.sha256(names),
                    Files.exists(verdicts) ? Durable.sha256(verdicts) : null);
            return new Begun(seen, names);
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.CASE_INVALID,
                    "the case cannot be read: " + e.getMessage(),
                    Where.file(caseFolder.toString()),
                    "Check that you may read the case folder.",
                    e);
        }
    }

    private JournalEntry append(FileChannel lines, Asked asked, Seen seen, Outcome outcome) throws IOException {
        Tail tail = JournalLines.tail(lines);
        JournalHead end = end(tail);
        long torn = lines.size() - tail.end();
        String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        JournalEntry entry =
                new JournalEntry(end.count() + 1, time, toolVersion, asked, seen, outcome, torn, end.sha256());
        String line = entry.line();
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > JournalLines.MAX_BYTES) {
            throw new IOException("the line would have more than " + JournalLines.MAX_BYTES + " bytes");
        }
        lines.truncate(tail.end());
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long at = tail.end();
        while (buffer.hasRemaining()) {
            at += lines.write(buffer, at);
        }
        lines.force(true);
        if (end.count() == 0) {
            Durable.forceFolder(folder);
            Durable.forceFolder(caseFolder);
        }
        new JournalHead(entry.number(), JournalLines.sha256(line.getBytes(StandardCharsets.UTF_8)))
                .write(folder.resolve(HEAD));
        return entry;
    }

    /**
     * What the next line follows on: the head, or the one line that was written after it when a program was killed. Where
     * lines and head do not fit, the head counts, so that the break stays.
     */
    private JournalHead end(Tail tail) throws IOException {
        Optional<JournalHead> head;
        try {
            head = JournalHead.read(folder.resolve(HEAD));
        } catch (ColdtrailException e) {
            return new JournalHead(0, NO_LINE);
        }
        String start = start(caseFolder);
        JournalHead known = head.orElse(new JournalHead(0, tail.lines() ? NO_LINE : start));
        if (tail.last().isEmpty()) {
            return known;
        }
        Line last = tail.last().get();
        Optional<JournalEntry> entry = entry(last.text());
        JournalHead before = head.orElse(new JournalHead(0, start));
        if (entry.isPresent()
                && entry.get().number() == before.count() + 1
                && entry.get().previous().equals(before.sha256())) {
            return new JournalHead(entry.get().number(), last.sha256());
        }
        return known;
    }

    private static Optional<JournalEntry> entry(String line) {
        try {
            return Optional.of(JournalEntry.parse(line, LINES));
        } catch (ColdtrailException e) {
            // What is no line of the journal follows on nothing.
            return Optional.empty();
        }
    }

    /** What the first line of a case's journal follows on. */
    static String start(Path caseFolder) throws IOException {
        return Durable.sha256(caseFolder.resolve("case.json"));
    }

    private FileChannel open(String name) throws IOException {
        return FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
