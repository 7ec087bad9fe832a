package io.coldtrail.casefile;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;

/** Turns failures of writing to the case into errors with a remedy. */
public final class DiskProblems {
    private DiskProblems() {}

    /** The error for a failure to write below the case. */
    public static ColdtrailException writing(Path place, Throwable cause) {
        if (cause instanceof ColdtrailException known) {
            return known;
        }
        String reason = reason(cause);
        if (reason.contains("No space left")
                || reason.contains("quota exceeded")
                || reason.contains("not enough space")) {
            return new ColdtrailException(
                    ErrorCode.DISK_FULL,
                    "the disk is full, so nothing of this run was kept; what the case held before is as it was",
                    Where.file(place.toString()),
                    "Free some space, or put the case on another disk with --case, and run the same command again.",
                    cause);
        }
        if (isNotWritable(cause)) {
            return new ColdtrailException(
                    ErrorCode.CASE_NOT_WRITABLE,
                    "the case cannot be written to",
                    Where.file(place.toString()),
                    "Choose a folder that you may write to with --case.",
                    cause);
        }
        return new ColdtrailException(
                ErrorCode.IO_FAILED,
                "writing to the case failed: " + reason,
                Where.file(place.toString()),
                "The case holds what it held before. Check the disk and run the same command again.",
                cause);
    }

    /** Whether a failure comes of a place that may not be written to. */
    public static boolean isNotWritable(Throwable cause) {
        return cause instanceof AccessDeniedException
                || cause instanceof ReadOnlyFileSystemException
                || reason(cause).contains("Read-only file system")
                || reason(cause).contains("Permission denied");
    }

    private static String reason(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof IOException && at.getMessage() != null) {
                return at.getMessage();
            }
        }
        return String.valueOf(cause.getMessage());
    }
}
