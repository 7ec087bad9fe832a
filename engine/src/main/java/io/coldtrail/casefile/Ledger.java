package io.coldtrail.casefile;

import io.coldtrail.bytes.Hashes;
import io.coldtrail.json.JsonTree;
import io.coldtrail.lake.Part;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commit log of a case: one file of JSON lines for each run, complete or not there at all. A file's last line holds
 * the SHA-256 of all lines before it.
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
        Path file = file(run);
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return LedgerJson.parseHead(parse(file, reader.readLine(), "run"));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The parts that a run added, in plan order. */
    public List<Part> parts(int run) {
        Path file = file(run);
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            long count = parse(file, reader.readLine(), "run").number("parts");
            List<Part> parts = new ArrayList<>();
            for (long i = 0; i < count; i++) {
                parts.add(LedgerJson.parsePart(parse(file, reader.readLine(), "part")));
            }
            return parts;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The rejected bytes that a run kept, in plan order. */
    public List<QuarantinePart> quarantine(int run) {
        Path file = file(run);
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            JsonTree head = parse(file, reader.readLine(), "run");
            for (long i = head.number("parts"); i > 0; i--) {
                parse(file, reader.readLine(), "part");
            }
            List<QuarantinePart> quarantine = new ArrayList<>();
            for (long i = head.numberOr("quarantine", 0); i > 0; i--) {
                quarantine.add(LedgerJson.parseQuarantine(parse(file, reader.readLine(), "quarantine")));
            }
            return quarantine;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
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
        Path file = file(run);
        MessageDigest digest = Hashes.sha256();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            JsonTree first = parse(file, digested(digest, reader.readLine()), "run");
            RunEntry head = LedgerJson.parseHead(first);
            for (long i = first.number("parts"); i > 0; i--) {
                visitor.part(LedgerJson.parsePart(parse(file, digested(digest, reader.readLine()), "part")));
            }
            for (long i = first.numberOr("quarantine", 0); i > 0; i--) {
                visitor.quarantine(
                        LedgerJson.parseQuarantine(parse(file, digested(digest, reader.readLine()), "quarantine")));
            }
            for (long i = first.number("sources"); i > 0; i--) {
                visitor.source(LedgerJson.parseSource(parse(file, digested(digest, reader.readLine()), "source")));
            }
            JsonTree end = parse(file, reader.readLine(), "end");
            if (!end.text("sha256").equals(Hashes.hex(digest)) || reader.readLine() != null) {
                throw damaged(file, "its content does not fit the hash in its last line");
            }
            return head;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Checks a run: its hash, and that its head is the sum of its sources and its parts hold the rows that were loaded.
     *
     * @throws ColdtrailException with {@link ErrorCode#LEDGER_DAMAGED} where it does not hold together
     */
    public void check(int run) {
        Balance balance = new Balance();
        RunEntry head = visit(run, balance);
        balance.problem(head).ifPresent(problem -> {
            throw damaged(file(run), problem);
        });
    }

    /** Makes a run visible, in one step. */
    void append(LedgerRun run) throws IOException {
        Files.createDirectories(folder);
        Durable.writeFile(file(run.head().run()), out -> {
            MessageDigest digest = Hashes.sha256();
            DigestOutputStream lines = new DigestOutputStream(out, digest);
            line(lines, LedgerJson.head(run));
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

    private static String digested(MessageDigest digest, @Nullable String line) {
        String present = line == null ? "" : line;
        digest.update(present.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return present;
    }

    private static JsonTree parse(Path file, @Nullable String line, String type) {
        if (line == null || line.isEmpty()) {
            throw damaged(file, "it ends too early");
        }
        JsonTree tree = JsonTree.parse(line, file.toString());
        if (!tree.text("type").equals(type)) {
            throw damaged(file, "a line of type " + type + " was expected");
        }
        return tree;
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
