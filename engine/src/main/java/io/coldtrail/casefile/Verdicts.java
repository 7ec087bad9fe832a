package io.coldtrail.casefile;

import io.coldtrail.bytes.Hashes;
import io.coldtrail.json.JsonText;
import io.coldtrail.json.JsonTree;
import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the last verification found, and the manifests that it was given: {@code integrity/} in a case. The next
 * verification replaces the verdicts in one step.
 */
public final class Verdicts {
    private static final String FOLDER = "integrity";
    private static final String FILE = FOLDER + "/verdicts.jsonl";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Path caseFolder;

    Verdicts(Path caseFolder) {
        this.caseFolder = caseFolder;
    }

    /** Where a copy of a manifest with that hash is kept, below the case. */
    public static String manifestPath(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("no SHA-256: " + sha256);
        }
        return FOLDER + "/manifests/" + sha256 + ".txt";
    }

    /** What the last verification was; empty where there was none. */
    public Optional<VerdictHead> head() {
        Path file = caseFolder.resolve(FILE);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw damaged("it is no file");
        }
        try (CaseLines lines = new CaseLines(file)) {
            return Optional.of(parseHead(parse(lines.next(), "verification")));
        } catch (CaseLines.BadLine e) {
            throw damaged("line 1: " + e.getMessage());
        } catch (IOException e) {
            throw damaged("it cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** The file as a part of {@link LakeTable#INTEGRITY}; its hash is not taken, and stands as the empty text. */
    Optional<Part> part() {
        return head().map(head -> {
            try {
                return new Part(
                        new Partition(LakeTable.INTEGRITY, Partition.UNKNOWN, Partition.UNKNOWN, Partition.UNKNOWN_DAY),
                        FILE,
                        head.standings(),
                        Files.size(caseFolder.resolve(FILE)),
                        "",
                        List.of());
            } catch (IOException e) {
                throw damaged("it cannot be read: " + e.getClass().getSimpleName());
            }
        });
    }

    /**
     * Reads every verdict. The hash in the last line is checked at the end.
     *
     * @throws ColdtrailException with {@link ErrorCode#LEDGER_DAMAGED} where the file is not what was written
     */
    public void visit(Consumer<VerdictEntry> visitor) {
        try (CaseLines lines = new CaseLines(caseFolder.resolve(FILE))) {
            try {
                VerdictHead head = parseHead(parse(lines.nextDigested(), "verification"));
                for (long i = head.standings(); i > 0; i--) {
                    JsonTree line = parse(lines.nextDigested(), "standing");
                    visitor.accept(new VerdictEntry(
                            line.text("path"),
                            line.textOrNull("sha256"),
                            line.text("kind"),
                            line.text("verdict"),
                            line.text("reason")));
                }
                JsonTree end = parse(lines.next(), "end");
                if (!end.text("sha256").equals(lines.sha256()) || lines.next() != null) {
                    throw damaged("its content does not fit the hash in its last line");
                }
            } catch (CaseLines.BadLine e) {
                throw damaged("line " + lines.line() + ": " + e.getMessage());
            }
        } catch (IOException e) {
            throw damaged("it cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /**
     * Keeps verdicts instead of those that are there, and manifests beside those that are there.
     *
     * @param entries in the order in which they are kept, as many as the head counts
     * @param manifests the files to copy, by the path of the copy
     * @return false where the case cannot be written to
     */
    public boolean keep(VerdictHead head, List<VerdictEntry> entries, Map<String, Path> manifests) {
        Path folder = caseFolder.resolve(FOLDER);
        try {
            requireFolder(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS);
                    FileLock lock = channel.lock()) {
                if (lock.isValid()) {
                    copy(manifests);
                    Durable.writeFile(caseFolder.resolve(FILE), out -> write(out, head, entries));
                }
            }
            return true;
        } catch (IOException e) {
            if (DiskProblems.isNotWritable(e)) {
                return false;
            }
            throw DiskProblems.writing(folder, e);
        }
    }

    private void copy(Map<String, Path> manifests) throws IOException {
        for (Map.Entry<String, Path> manifest : manifests.entrySet()) {
            Path target = caseFolder.resolve(manifest.getKey());
            requireFolder(Durable.parent(target));
            if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                Durable.writeFile(target, out -> {
                    MessageDigest digest = Hashes.sha256();
                    Files.copy(manifest.getValue(), new DigestOutputStream(out, digest));
                    if (!manifest.getKey().equals(manifestPath(Hashes.hex(digest)))) {
                        throw new IOException(manifest.getValue() + " was changed while it was read");
                    }
                });
            }
        }
    }

    /** A case from elsewhere must not have the verdicts written outside of it. */
    private static void requireFolder(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            throw new NotLinkException(folder.toString(), null, "a link, where the case must have a folder");
        }
        Files.createDirectories(folder);
    }

    private static void write(OutputStream out, VerdictHead head, List<VerdictEntry> entries) throws IOException {
        MessageDigest digest = Hashes.sha256();
        DigestOutputStream lines = new DigestOutputStream(out, digest);
        line(lines, json(head));
        for (VerdictEntry entry : entries) {
            line(
                    lines,
                    JsonText.line(json -> json.put("type", "standing")
                            .put("path", entry.path())
                            .put("sha256", entry.sha256())
                            .put("kind", entry.kind())
                            .put("verdict", entry.verdict())
                            .put("reason", entry.reason())));
        }
        line(out, LedgerJson.end(Hashes.hex(digest)));
    }

    private static String json(VerdictHead head) {
        return JsonText.line(json -> json.put("type", "verification")
                .put("formatVersion", CaseIdentity.CURRENT_FORMAT)
                .put("toolVersion", head.toolVersion())
                .put("lastRun", head.lastRun())
                .put("standings", head.standings())
                .putObjects(
                        "counts",
                        head.counts(),
                        (each, count) -> each.put("kind", count.kind())
                                .put("verdict", count.verdict())
                                .put("count", count.count()))
                .putObjects(
                        "manifests",
                        head.manifests(),
                        (each, manifest) -> each.put("name", manifest.name())
                                .put("path", manifest.path())
                                .put("sha256", manifest.sha256())
                                .put("entries", manifest.entries())));
    }

    private static VerdictHead parseHead(JsonTree tree) {
        return new VerdictHead(
                tree.text("toolVersion"),
                tree.smallNumber("lastRun"),
                tree.objects("counts").stream()
                        .map(count ->
                                new VerdictHead.Count(count.text("kind"), count.text("verdict"), count.number("count")))
                        .toList(),
                tree.objects("manifests").stream()
                        .map(manifest -> new VerdictHead.KeptManifest(
                                manifest.text("name"),
                                manifest.text("path"),
                                manifest.text("sha256"),
                                manifest.number("entries")))
                        .toList());
    }

    private static void line(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private JsonTree parse(@Nullable String line, String type) {
        if (line == null) {
            throw damaged("it ends too early");
        }
        JsonTree tree = JsonTree.parse(line, this::damaged);
        if (!tree.text("type").equals(type)) {
            throw damaged("a line of type " + type + " was expected");
        }
        return tree;
    }

    private ColdtrailException damaged(String reason) {
        return new ColdtrailException(
                ErrorCode.LEDGER_DAMAGED,
                "the verdicts of the last verification are damaged: " + reason,
                Where.file(caseFolder.resolve(FILE).toString()),
                "Run `coldtrail verify` again, which replaces them.");
    }
}
