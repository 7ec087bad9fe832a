package io.coldtrail.casefile;

import io.coldtrail.bytes.Hashes;
import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run that adds to a case. Parts and rejected bytes are written to {@code staging/}, unit by unit, moved to their
 * places at commit, and become live when the ledger's file of the run is renamed into place, which is one step. What a
 * run that was cut off has left behind, the next one of the same plan takes over, and any other one removes.
 */
public final class RunTransaction implements AutoCloseable {
    private static final Pattern RUN_FILE = Pattern.compile("(?:part|run)-(\\d{6})-.*");

    private final CaseFolder owner;
    private final FileChannel lockChannel;
    private final int run;
    private final Path staging;
    private final StagedRun staged;
    private boolean committed;

    private RunTransaction(CaseFolder owner, FileChannel lockChannel, int run) {
        this.owner = owner;
        this.lockChannel = lockChannel;
        this.run = run;
        this.staging = owner.folder().resolve("staging");
        this.staged = new StagedRun(staging);
    }

    /**
     * Takes the case for a run and cleans up after one that did not end.
     *
     * @throws ColdtrailException with {@link ErrorCode#CASE_HELD} where another process has it
     */
    public static RunTransaction begin(CaseFolder owner) {
        Path lockFile = owner.folder().resolve("lock");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(channel, lockFile);
            List<Integer> runs = owner.ledger().runs();
            int run = runs.isEmpty() ? 1 : runs.get(runs.size() - 1) + 1;
            RunTransaction transaction = new RunTransaction(owner, channel, run);
            transaction.recover();
            return transaction;
        } catch (IOException | RuntimeException e) {
            closeAfter(e, channel);
            throw DiskProblems.writing(lockFile, e);
        }
    }

    /** Number of this run, from 1. */
    public int run() {
        return run;
    }

    /** The path below the case that a part of this run gets: named by run, unit of the plan, and order within the unit. */
    public String partPath(Partition partition, int unit, int sequence) {
        return partition.folder() + String.format(Locale.ROOT, "/part-%06d-%06d-%03d.parquet", run, unit, sequence);
    }

    /**
     * Says which plan the run follows, and gives the units that a run of the same plan has completed before it was cut
     * off, by their number. Everything else that is staged is removed.
     *
     * @param planSha256 a hash of all that the plan depends on
     * @param units how many units the plan has
     */
    public Map<Integer, UnitEntry> resume(String planSha256, int units) {
        try {
            Map<Integer, UnitEntry> kept = new TreeMap<>();
            if (staged.isOf(run, planSha256)) {
                Set<Path> files = new HashSet<>();
                for (int unit = 0; unit < units; unit++) {
                    UnitEntry entry = staged.unit(unit).orElse(null);
                    if (entry != null) {
                        kept.put(unit, entry);
                        filesOf(entry).forEach(file -> files.add(staging.resolve(file)));
                    }
                }
                deleteMatching(staging.resolve("lake"), file -> !files.contains(file));
                deleteMatching(staging.resolve("quarantine"), file -> !files.contains(file));
            } else {
                Durable.deleteTree(staging);
            }
            staged.begin(run, planSha256);
            return kept;
        } catch (IOException e) {
            throw DiskProblems.writing(staging, e);
        }
    }

    /** Bytes that a run which was cut off has left, and that this one takes over or removes. */
    public long stagedBytes() throws IOException {
        long bytes = 0;
        for (Path file : filesBelow(staging)) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /** Keeps a unit, all of whose files are durable, for the commit and for a later run. */
    public void keep(UnitEntry unit) {
        try {
            staged.keep(unit);
        } catch (IOException e) {
            throw DiskProblems.writing(staging, e);
        }
    }

    /** Removes the files of a unit that is to be loaded again. */
    public void drop(UnitEntry unit) {
        try {
            staged.drop(unit);
        } catch (IOException e) {
            throw DiskProblems.writing(staging, e);
        }
    }

    /** What keeps the rejected bytes of a unit until the commit. */
    public QuarantineWriter quarantine(int unit) {
        return new QuarantineWriter(
                staging, String.format(Locale.ROOT, "quarantine/run-%06d-%06d", run, unit) + QuarantinePart.INDEX);
    }

    /**
     * Writes the hashes of the files below an evidence root, for the commit.
     *
     * @param lines in the order in which they are kept
     */
    public HashList keepHashes(int root, List<HashListLine> lines) {
        String path = String.format(Locale.ROOT, "evidence/run-%06d-%03d.sha256", run, root);
        Path file = staging.resolve(path);
        try {
            Files.createDirectories(Durable.parent(file));
            MessageDigest digest = Hashes.sha256();
            Durable.writeFile(file, out -> {
                DigestOutputStream digested = new DigestOutputStream(out, digest);
                for (HashListLine line : lines) {
                    digested.write(line.bytes());
                }
            });
            return new HashList(root, path, lines.size(), Hashes.hex(digest));
        } catch (IOException e) {
            throw DiskProblems.writing(file, e);
        }
    }

    /** Where the part is written until the commit; its folder exists. */
    public Path stage(String partPath) throws IOException {
        Path file = staging.resolve(partPath);
        Files.createDirectories(Durable.parent(file));
        return file;
    }

    /** Makes the staged parts and the run's ledger live. */
    public void commit(LedgerRun ledgerRun) {
        checkBalance(ledgerRun);
        try {
            Set<Path> folders = new TreeSet<>();
            List<String> files = filesOf(ledgerRun.parts(), ledgerRun.quarantine());
            ledgerRun.head().hashLists().forEach(list -> files.add(list.path()));
            for (String file : files) {
                Path target = owner.folder().resolve(file);
                createFolders(Durable.parent(target), folders);
                Durable.move(staging.resolve(file), target);
            }
            for (Path folder : folders) {
                Durable.forceFolder(folder);
            }
            owner.ledger().append(ledgerRun);
            committed = true;
            Durable.deleteTree(staging);
        } catch (IOException e) {
            throw DiskProblems.writing(owner.folder(), e);
        }
    }

    /** Lets the case go. A run that was not committed leaves nothing behind. */
    @Override
    public void close() {
        try (lockChannel) {
            if (!committed) {
                Durable.deleteTree(staging);
                recover();
            }
        } catch (IOException e) {
            throw DiskProblems.writing(owner.folder(), e);
        }
    }

    private static List<String> filesOf(UnitEntry unit) {
        QuarantinePart quarantine = unit.quarantine();
        return filesOf(unit.parts(), quarantine == null ? List.of() : List.of(quarantine));
    }

    /** Paths below the case, or below staging. */
    private static List<String> filesOf(List<Part> parts, List<QuarantinePart> quarantine) {
        List<String> files = new ArrayList<>();
        parts.forEach(part -> files.add(part.path()));
        for (QuarantinePart each : quarantine) {
            files.add(each.path());
            files.add(each.bytesPath());
        }
        return files;
    }

    /** Creates a folder of the case and notes every folder whose entries change. */
    private void createFolders(Path folder, Set<Path> changed) throws IOException {
        Files.createDirectories(folder);
        Path at = folder;
        while (at.startsWith(owner.folder()) && changed.add(at)) {
            at = Durable.parent(at);
        }
    }

    /**
     * Takes back what a run that the ledger does not know has moved to its place, and removes unfinished ledger files.
     * What is staged without a plan is of no use to anybody.
     */
    private void recover() throws IOException {
        List<Integer> runs = owner.ledger().runs();
        int last = runs.isEmpty() ? 0 : runs.get(runs.size() - 1);
        deleteMatching(owner.folder().resolve("ledger"), file -> file.toString().endsWith(".tmp"));
        for (String folder : List.of("lake", "quarantine", "evidence")) {
            for (Path file : filesBelow(owner.folder().resolve(folder))) {
                Matcher matcher = RUN_FILE.matcher(String.valueOf(file.getFileName()));
                if (matcher.matches() && Integer.parseInt(matcher.group(1)) > last) {
                    takeBack(file);
                }
            }
        }
        if (!staged.hasPlan()) {
            Durable.deleteTree(staging);
        }
    }

    private void takeBack(Path file) throws IOException {
        if (staged.hasPlan()) {
            Path target = staging.resolve(owner.folder().relativize(file));
            Files.createDirectories(Durable.parent(target));
            Durable.move(file, target);
        } else {
            Files.delete(file);
        }
    }

    private static void deleteMatching(Path root, Predicate<Path> chosen) throws IOException {
        for (Path file : filesBelow(root)) {
            if (chosen.test(file)) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> filesBelow(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    private static void lock(FileChannel channel, Path lockFile) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            String holder = Files.readString(lockFile, StandardCharsets.UTF_8).strip();
            throw new ColdtrailException(
                    ErrorCode.CASE_HELD,
                    "another run is changing this case" + (holder.isEmpty() ? "" : " (process " + holder + ")"),
                    Where.file(lockFile.toString()),
                    "Wait until it has ended, then run the same command again.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static void closeAfter(Throwable failure, @Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private static void checkBalance(LedgerRun run) {
        Balance balance = new Balance();
        run.parts().forEach(balance::part);
        run.sources().forEach(balance::source);
        balance.problem(run.head()).ifPresent(problem -> {
            throw new ColdtrailException(
                    ErrorCode.INTERNAL,
                    "the run does not balance, so it was not committed: " + problem,
                    null,
                    "Please report this with the evidence's shape.");
        });
    }
}
