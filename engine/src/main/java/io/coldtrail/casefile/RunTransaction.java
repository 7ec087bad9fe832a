package io.coldtrail.casefile;

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
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run that adds to a case. Parts are written to {@code staging/}, moved into {@code lake/} at commit, and become
 * live when the ledger's file of the run is renamed into place, which is one step. Whatever a run that did not get so
 * far has left behind, the next one removes.
 */
public final class RunTransaction implements AutoCloseable {
    private static final Pattern PART_FILE = Pattern.compile("part-(\\d{6})-.*\\.parquet");

    private final CaseFolder owner;
    private final FileChannel lockChannel;
    private final int run;
    private final Path staging;
    private boolean committed;

    private RunTransaction(CaseFolder owner, FileChannel lockChannel, int run) {
        this.owner = owner;
        this.lockChannel = lockChannel;
        this.run = run;
        this.staging = owner.folder().resolve("staging");
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
            for (Part part : ledgerRun.parts()) {
                Path target = owner.folder().resolve(part.path());
                createFolders(Durable.parent(target), folders);
                Durable.move(staging.resolve(part.path()), target);
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
                recover();
            }
        } catch (IOException e) {
            throw DiskProblems.writing(owner.folder(), e);
        }
    }

    /** Creates a folder of the lake and notes every folder whose entries change. */
    private void createFolders(Path folder, Set<Path> changed) throws IOException {
        Files.createDirectories(folder);
        Path at = folder;
        while (at.startsWith(owner.folder().resolve("lake")) && changed.add(at)) {
            at = Durable.parent(at);
        }
    }

    /** Removes staged parts, parts of runs that the ledger does not know, and unfinished ledger files. */
    private void recover() throws IOException {
        Durable.deleteTree(staging);
        List<Integer> runs = owner.ledger().runs();
        int last = runs.isEmpty() ? 0 : runs.get(runs.size() - 1);
        deleteMatching(owner.folder().resolve("ledger"), file -> file.endsWith(".tmp"));
        deleteMatching(owner.folder().resolve("lake"), file -> {
            Matcher matcher = PART_FILE.matcher(file);
            return matcher.matches() && Integer.parseInt(matcher.group(1)) > last;
        });
    }

    private static void deleteMatching(Path root, Predicate<String> name) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        List<Path> stale = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.filter(path -> Files.isRegularFile(path) && name.test(String.valueOf(path.getFileName())))
                    .forEach(stale::add);
        }
        for (Path path : stale) {
            Files.delete(path);
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
        Tally files = Tally.ZERO;
        Tally records = Tally.ZERO;
        for (SourceEntry source : run.sources()) {
            files = files.plus(Tally.one(source.status()));
            records = records.plus(source.records());
        }
        long rows = run.parts().stream().mapToLong(Part::rows).sum();
        boolean balanced = files.balances()
                && records.balances()
                && files.equals(run.head().files())
                && records.equals(run.head().records())
                && rows == records.loaded();
        if (!balanced) {
            throw new ColdtrailException(
                    ErrorCode.INTERNAL,
                    "the run does not balance, so it was not committed: files " + files + ", records " + records
                            + ", rows " + rows,
                    null,
                    "Please report this with the evidence's shape.");
        }
    }
}
