package io.coldtrail.journal;

import io.coldtrail.journal.JournalLines.Line;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal from its first line to its last and tells what was changed in it. Whoever can write to the case can
 * write another chain from some line on: only a hash that is kept elsewhere tells that.
 */
public final class JournalCheck {
    /** Each further problem mostly follows from the first ones. */
    private static final int MOST_PROBLEMS = 20;

    private final Path folder;
    private final Consumer<JournalEntry> visitor;
    private final List<String> problems = new ArrayList<>();
    private final @Nullable String anchor;
    private boolean anchored;
    private String previous;
    private long number;
    private long lines;

    private JournalCheck(Path caseFolder, @Nullable String anchor, Consumer<JournalEntry> visitor) throws IOException {
        this.folder = caseFolder.resolve(Journal.FOLDER);
        this.anchor = anchor;
        this.visitor = visitor;
        this.previous = Journal.start(caseFolder);
    }

    /**
     * What a journal is.
     *
     * @param lines how many it has
     * @param lastSha256 hash of the last one, to be kept elsewhere; that of {@code case.json} where there is none
     * @param torn bytes at the end that are no whole line: of a program that was killed
     * @param problems what is not as it was written, in order; empty where all is
     */
    public record Finding(long lines, String lastSha256, long torn, List<String> problems) {
        public Finding {
            problems = List.copyOf(problems);
        }
    }

    /** Checks the journal of a case, which has no line where there is none. */
    public static Finding of(Path caseFolder) {
        return of(caseFolder, null, entry -> {});
    }

    /**
     * Checks the journal of a case.
     *
     * @param anchor hash of a line that was kept elsewhere: where no line has it, that is a problem; or null
     * @param visitor gets every line that can be read, before the problems are known
     */
    public static Finding of(Path caseFolder, @Nullable String anchor, Consumer<JournalEntry> visitor) {
        try {
            return new JournalCheck(caseFolder, anchor, visitor).check();
        } catch (IOException e) {
            throw new ColdtrailException(
                    ErrorCode.CASE_INVALID,
                    "the journal cannot be read: " + e.getMessage(),
                    Where.file(caseFolder.resolve(Journal.FOLDER).toString()),
                    "Check that you may read the case folder.",
                    e);
        }
    }

    private Finding check() throws IOException {
        long torn = 0;
        Path file = folder.resolve(Journal.LINES);
        // First the head: lines that are added meanwhile come after it.
        Optional<JournalHead> head = head();
        @Nullable String atHead = null;
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                JournalLines reader = new JournalLines(in);
                for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
                    line(line.get());
                    if (head.isPresent() && lines == head.get().count()) {
                        atHead = previous;
                    }
                }
                torn = reader.torn();
            }
        }
        end(head, atHead);
        if (anchor != null && !anchored) {
            problem("no line has the hash " + anchor);
        }
        return new Finding(lines, previous, torn, problems);
    }

    private void line(Line line) {
        lines++;
        try {
            JournalEntry entry = JournalEntry.parse(line.text(), "line " + lines);
            if (!entry.previous().equals(previous)) {
                problem("line " + lines + " does not follow on the line before it"
                        + (entry.number() == number + 1
                                ? ", which was changed, or this one was"
                                : ": it was written as line " + entry.number() + ", after line "
                                        + (entry.number() - 1)));
            } else if (entry.number() != number + 1) {
                problem("line " + lines + " says that it is line " + entry.number());
            }
            number = entry.number();
            visitor.accept(entry);
        } catch (ColdtrailException e) {
            problem("line " + lines + " is no line of a journal: " + e.getMessage());
            number++;
        }
        previous = line.sha256();
        anchored |= previous.equals(anchor);
    }

    private Optional<JournalHead> head() throws IOException {
        try {
            return JournalHead.read(folder.resolve(Journal.HEAD));
        } catch (ColdtrailException e) {
            problem(Journal.HEAD + " is not what was written: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void end(Optional<JournalHead> head, @Nullable String atHead) {
        if (head.isEmpty()) {
            if (lines > 1) {
                problem(Journal.HEAD + ", which tells where the journal ends, is missing");
            }
        } else if (lines < head.get().count()) {
            problem("the journal ends with line " + lines + ", and had "
                    + head.get().count());
        } else if (!head.get().sha256().equals(atHead)) {
            problem("line " + head.get().count() + " is not the one that " + Journal.HEAD + " tells of");
        }
    }

    private void problem(String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(text);
        } else if (problems.size() == MOST_PROBLEMS) {
            problems.add("and more");
        }
    }
}
