package io.coldtrail.journal;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.casefile.DiskProblems;
import io.coldtrail.casefile.Durable;
import io.coldtrail.casefile.QuarantinePart;
import io.coldtrail.ingest.FreeSpace;
import io.coldtrail.lake.Part;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes a case of an archive: all of it is written beside its place and checked before it appears there. */
public final class CaseImport {
    private CaseImport() {}

    /**
     * What came in.
     *
     * @param lake whether the archive had the lake
     * @param journal what the journal is; one that was broken when it was exported is brought in as it is
     */
    public record Imported(boolean lake, JournalCheck.Finding journal) {}

    /**
     * Imports an archive.
     *
     * @param target a folder that does not exist, or is empty
     * @param unfinished where it is written first: beside the target, and not there
     * @param space what an archive that would fill the disk is stopped by
     * @throws ColdtrailException where the archive is not what was exported; nothing of it is kept then
     */
    public static Imported run(Path archive, Path target, Path unfinished, FreeSpace space) {
        requireFree(target);
        try (ArchiveReader reader = ArchiveReader.open(archive)) {
            boolean done = false;
            try {
                createPrivate(unfinished);
                requireSpace(archive, reader.bytes(ArchiveNames::isOfCase), space.bytes(unfinished));
                reader.extract(ArchiveNames::isOfCase, unfinished);
                check(archive, reader, CaseFolder.open(unfinished));
                JournalCheck.Finding journal = JournalCheck.of(unfinished);
                Files.deleteIfExists(target);
                Durable.move(unfinished, target);
                Durable.forceFolder(Durable.parent(target));
                done = true;
                return new Imported(reader.hasLake(), journal);
            } finally {
                if (!done) {
                    Durable.deleteTree(unfinished);
                }
            }
        } catch (IOException e) {
            throw DiskProblems.writing(target, e);
        }
    }

    /** Refuses what the ledger does not list, and what it lists and is not there or has another hash. */
    private static void check(Path archive, ArchiveReader reader, CaseFolder imported) {
        TreeMap<String, String> content = new TreeMap<>(reader.hashes());
        content.keySet().removeIf(name -> !ArchiveNames.isContent(name));
        TreeMap<String, String> listed = new TreeMap<>();
        for (int run : imported.ledger().runs()) {
            imported.ledger().check(run);
            for (Part part : imported.ledger().parts(run)) {
                listed.put(part.path(), part.sha256());
            }
            for (QuarantinePart part : imported.ledger().quarantine(run)) {
                listed.put(part.path(), part.sha256());
                listed.put(part.bytesPath(), part.bytesSha256());
            }
        }
        if (!reader.hasLake()) {
            listed.clear();
        }
        for (String name : content.keySet()) {
            if (!listed.containsKey(name)) {
                throw ArchiveProblems.refused(archive, "its ledger does not list " + name);
            }
        }
        listed.forEach((name, sha256) -> {
            if (!sha256.equals(content.get(name))) {
                throw ArchiveProblems.refused(
                        archive,
                        content.containsKey(name)
                                ? name + " is not what its ledger lists"
                                : "it lacks " + name + ", which its ledger lists");
            }
        });
    }

    private static void requireSpace(Path archive, long bytes, long free) {
        if (bytes > free) {
            throw new ColdtrailException(
                    ErrorCode.DISK_FULL,
                    "the archive holds " + bytes + " bytes, and " + free + " are free",
                    Where.file(archive.toString()),
                    "Free some space, or put the case on another disk with --case.");
        }
    }

    private static void requireFree(Path target) {
        try {
            boolean free = !Files.exists(target) || (Files.isDirectory(target) && isEmpty(target));
            if (!free) {
                throw new ColdtrailException(
                        ErrorCode.CASE_INVALID,
                        "there is something already, and an import adds to nothing",
                        Where.file(target.toString()),
                        "Name an empty or new folder with --case.");
            }
        } catch (IOException e) {
            throw DiskProblems.writing(target, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(Durable.parent(folder));
        Files.createDirectory(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
