package io.coldtrail.ingest;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import io.coldtrail.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Compares how large the lake may grow with what the disk still holds, before hours of work end on a full disk. */
final class SpaceCheck {
    private SpaceCheck() {}

    /**
     * Lake bytes, of Parquet under zstd, for each byte of compressed evidence. Measured are 0.4 for CloudTrail and 0.6
     * for flow logs ({@code docs/limits.md}); the rest is for quarantined bytes.
     */
    private static final double LAKE_TO_COMPRESSED = 1.0;

    /** The ledger's line for a file. */
    private static final long LEDGER_BYTES = 600;

    /** How many bytes the lake of these files may take, rather too many than too few. */
    static long estimate(List<SourceFile> files) {
        double bytes = 0;
        for (SourceFile file : files) {
            bytes += PlanUnit.compressedBytes(file) * LAKE_TO_COMPRESSED + LEDGER_BYTES;
        }
        return (long) bytes;
    }

    /**
     * Lets a run begin whose lake fits.
     *
     * @param space what is free, and what will be
     * @throws ColdtrailException with the figures where it does not
     */
    static void require(List<SourceFile> files, Path caseFolder, FreeSpace space) {
        long needed = estimate(files);
        long free;
        try {
            free = space.bytes(caseFolder);
        } catch (IOException e) {
            // A file system that does not tell is no reason to stop: a full one is met in time.
            return;
        }
        if (needed > free) {
            throw new ColdtrailException(
                    ErrorCode.DISK_FULL,
                    String.format(
                            Locale.ROOT,
                            "the lake may need about %,d bytes, and %,d are free on its disk, so nothing was begun",
                            needed,
                            free),
                    Where.file(caseFolder.toString()),
                    "Free some space, put the case on another disk with --case, or go on with --force.");
        }
    }
}
