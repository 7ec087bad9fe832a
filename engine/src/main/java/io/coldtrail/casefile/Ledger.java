package io.coldtrail.casefile;

import io.coldtrail.bytes.Hashes;
import io.coldtrail.json.JsonTree;
import io.coldtrail.lake.Part;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commit log of a case: one file of JSON lines for each run, complete or not there at all. A file's last line holds
 * the SHA-256 of all lines before it, and its first the SHA-256 of the file of the run before.
 */
public final class Ledger {
    private static final Pattern RUN_FILE = Pattern.compile("run-(\\d{6})\\.jsonl");

    private final Path folder;

    Ledger(Path folder) {
        this.folder = folder;
    }

    /** The numbers of all committed runs, ascending. */
    public List<Integer> runs() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> RUN_FILE.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(matcher -> Integer.parseInt(matcher.group(1)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** The head of a run. */
    public RunEntry head(int run) {
        return reading(run, lines -> LedgerJson.parseHead(lines.head()));
    }

    /** The parts that a run added, in plan order. */
    public List<Part> parts(int run) {
        return reading(run, lines -> {
            List<Part> parts = new ArrayList<>();
            for (long i = lines.head().number("parts"); i > 0; i--) {
                parts.add(LedgerJson.parsePart(lines.next("part")));
            }
            return parts;
        });
    }

    /** The rejected bytes that a run kept, in plan order. */
    public List<QuarantinePart> quarantine(int run) {
        return reading(run, lines -> {
            JsonTree head = lines.head();
            for (long i = head.number("parts"); i > 0; i--) {
                lines.next("part");
            }
            List<QuarantinePart> quarantine = new ArrayList<>();
            for (long i = head.numberOr("quarantine", 0); i > 0; i--) {
                quarantine.add(LedgerJson.parseQuarantine(lines.next("quarantine")));
            }
            return quarantine;
        });
    }

    /**
     * A whole run, checked against the hash in its last line.
     *
     * @throws ColdtrailException with {@link ErrorCode#LEDGER_DAMAGED} where the file is not what was written
     */
    public LedgerRun read(int run) {
        List<Part> parts = new ArrayList<>();
        List<QuarantinePart> quarantine = new ArrayList<>();
        List<SourceEntry> sources = new ArrayList<>();
        RunEntry head = visit(run, new LedgerVisitor() {
            @Override
            public void part(Part part) {
                parts.add(part);
            }

            @Override
            public void quarantine(QuarantinePart part) {
                quarantine.add(part);
            }

            @Override
            public void source(SourceEntry source) {
                sources.add(source);
            }
        });
        return new LedgerRun(head, parts, quarantine, sources);
    }

    /**
     * Reads a run line by line. The hash in its last line is checked at the end, after the visitor has got everything.
     *
     * @return the head
     * @throws ColdtrailException with {@link ErrorCode#LEDGER_DAMAGED} where the file is not what was written
     */
    public RunEntry visit(int run, LedgerVisitor visitor) {
        return reading(run, lines -> {
            JsonTree first = lines.head();
            RunEntry head = LedgerJson.parseHead(first);
            for (long i = first.number("parts"); i > 0; i--) {
                visitor.part(LedgerJson.parsePart(lines.next("part")));
            }
            for (long i = first.numberOr("quarantine", 0); i > 0; i--) {
                visitor.quarantine(LedgerJson.parseQuarantine(lines.next("quarantine")));
            }
            for (long i = first.number("sources"); i > 0; i--) {
                SourceEntry source = LedgerJson.parseSource(lines.next("source"));
                if (source.root() < 0 || source.root() >= head.roots().size()) {
                    throw lines.damaged("its evidence root is none of the run's");
                }
                visitor.source(source);
            }
            lines.end();
            return head;
        });
    }

    /**
     * Checks a run: its hash, that its head is the sum of its sources and its parts hold the rows that were loaded, and
     * that the run before it is there unchanged. A run that is not there is no damage of the next one.
     *
     * @throws ColdtrailException with {@link ErrorCode#LEDGER_DAMAGED} where it does not hold together
     */
    public void check(int run) {
        Balance balance = new Balance();
        RunEntry head = visit(run, balance);
        balance.problem(head).or(() -> chainProblem(run)).ifPresent(problem -> {
            throw damaged(file(run), problem);
        });
    }

    /** Why a run does not follow on the one before it, as a clause; the first, and runs of older versions, name none. */
    private Optional<String> chainProblem(int run) {
        Optional<String> named =
                reading(run, lines -> Optional.ofNullable(lines.head().textOrNull("previous")));
        Path before = file(run - 1);
        if (named.isEmpty() || !Files.exists(before, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        String previous = named.get();
        try {
            String found = Durable.sha256(before);
            return found.equals(previous)
                    ? Optional.empty()
                    : Optional.of("it followed " + before.getFileName() + " with the SHA-256 " + previous
                            + ", and that file now has " + found + ": one of the two was changed or replaced");
        } catch (IOException e) {
            throw unreadable(before, e);
        }
    }

    /** Makes a run visible, in one step. */
    void append(LedgerRun run) throws IOException {
        Files.createDirectories(folder);
        int number = run.head().run();
        @Nullable String previous = number == 1 ? null : Durable.sha256(file(number - 1));
        Durable.writeFile(file(number), out -> {
            MessageDigest digest = Hashes.sha256();
            DigestOutputStream lines = new DigestOutputStream(out, digest);
            line(lines, LedgerJson.head(run, previous));
            for (Part part : run.parts()) {
                line(lines, LedgerJson.part(part));
            }
            for (QuarantinePart part : run.quarantine()) {
                line(lines, LedgerJson.quarantine(part));
            }
            for (SourceEntry source : run.sources()) {
                line(lines, LedgerJson.source(source));
            }
            line(out, LedgerJson.end(Hashes.hex(digest)));
        });
    }

    private Path file(int run) {
        return folder.resolve(String.format(Locale.ROOT, "run-%06d.jsonl", run));
    }

    private static void line(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Does something with a run's lines. */
    @FunctionalInterface
    private interface Use<T> {
        T of(RunLines lines) throws IOException;
    }

    private <T> T reading(int run, Use<T> use) {
        Path file = file(run);
        try (CaseLines lines = new CaseLines(file)) {
            return use.of(new RunLines(run, file, lines));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The lines of a run, one after another. */
    private record RunLines(int run, Path file, CaseLines lines) {
        JsonTree head() throws IOException {
            JsonTree head = next("run");
            if (head.number("run") != run) {
                throw damaged("it is of run " + head.number("run"));
            }
            return head;
        }

        JsonTree next(String type) throws IOException {
            try {
                return parse(lines.nextDigested(), type);
            } catch (CaseLines.BadLine e) {
                throw damaged(String.valueOf(e.getMessage()));
            }
        }

        /** The last line, which holds the hash of those before it. */
        void end() throws IOException {
            try {
                String sha256 = parse(lines.next(), "end").text("sha256");
                if (!sha256.equals(lines.sha256())) {
                    throw Ledger.damaged(file, "its content does not fit the hash in its last line");
                }
                if (lines.next() != null) {
                    throw damaged("it stands after the end");
                }
            } catch (CaseLines.BadLine e) {
                throw damaged(String.valueOf(e.getMessage()));
            }
        }

        private JsonTree parse(@Nullable String line, String type) {
            if (line == null) {
                throw Ledger.damaged(file, "it ends too early");
            }
            if (line.isEmpty()) {
                throw damaged("it is empty");
            }
            JsonTree tree = JsonTree.parse(line, this::damaged);
            if (!tree.text("type").equals(type)) {
                throw damaged("a line of type " + type + " was expected");
            }
            return tree;
        }

        /** The error for the line that was read last. */
        ColdtrailException damaged(String reason) {
            return Ledger.damaged(file, "line " + lines.line() + ": " + reason);
        }
    }

    private static ColdtrailException damaged(Path file, String reason) {
        return new ColdtrailException(
                ErrorCode.LEDGER_DAMAGED,
                "the ledger is damaged: " + reason,
                Where.file(file.toString()),
                "Restore the case from a copy, or ingest the evidence into a new case.");
    }

    private static ColdtrailException unreadable(Path file, IOException cause) {
        return new ColdtrailException(
                ErrorCode.CASE_INVALID,
                "the ledger cannot be read: " + cause.getMessage(),
                Where.file(file.toString()),
                "Check that you may read the case folder.",
                cause);
    }
}
