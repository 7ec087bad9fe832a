package io.coldtrail.integrity;

import io.coldtrail.bytes.Hashes;
import io.coldtrail.bytes.Storage;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Where;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads manifests that nobody vouches for. */
public final class ManifestReader {
    /** Some millions of files; what a case can be asked to keep. */
    private static final long MAX_BYTES = 1L << 30;

    /** Sixteen times the longest path that Linux opens. */
    private static final int MAX_LINE = 1 << 16;

    private static final Pattern BAG_MANIFEST = Pattern.compile("(?:tag)?manifest-([a-z0-9-]+)\\.txt");
    private static final String BAG_MARK = "bagit.txt";

    private ManifestReader() {}

    /**
     * The manifests that a path names: one file, or all of a bag, which is named by its folder or its
     * {@code bagit.txt}.
     *
     * @throws ColdtrailException where there is none
     */
    public static List<Path> files(Path named, Storage storage) {
        try {
            Storage.Entry entry = storage.look(named);
            Path folder = entry.path();
            if (entry.kind() == Storage.Kind.FILE) {
                if (!name(named).equals(BAG_MARK)) {
                    return List.of(entry.path());
                }
                folder = entry.path().resolveSibling(".").normalize();
            }
            List<Path> found = new ArrayList<>();
            boolean bag = false;
            for (Storage.Entry each : storage.list(folder)) {
                bag |= name(each.path()).equals(BAG_MARK);
                if (each.kind() == Storage.Kind.FILE
                        && BAG_MANIFEST.matcher(name(each.path())).matches()) {
                    found.add(each.path());
                }
            }
            if (!bag || found.isEmpty()) {
                throw invalid(named, 0, "the folder is no bag: it has no bagit.txt, or no manifest beside it", null);
            }
            found.sort(Comparator.comparing(ManifestReader::name));
            return found;
        } catch (IOException e) {
            throw invalid(named, 0, "it cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }

    /**
     * Reads a manifest.
     *
     * @throws ColdtrailException where it cannot be read, is larger than a bound, or has a line that cannot be understood
     */
    public static Manifest read(Path file, Storage storage) {
        ManifestLines lines = new ManifestLines(bagAlgorithm(file));
        List<Manifest.Entry> entries = new ArrayList<>();
        MessageDigest digest = Hashes.sha256();
        long number = 0;
        try {
            Storage.Entry entry = storage.look(file);
            if (entry.size() > MAX_BYTES) {
                throw invalid(file, 0, "it is larger than " + MAX_BYTES + " bytes", null);
            }
            try (InputStream in =
                    new BufferedInputStream(new DigestInputStream(storage.open(entry.path()), digest), 1 << 16)) {
                for (byte[] line = line(in, file, 1); line != null; line = line(in, file, number + 1)) {
                    number++;
                    requireText(line, number, file);
                    entries.addAll(lines.read(number == 1 ? withoutMark(line) : line, number));
                }
            }
        } catch (IOException e) {
            throw invalid(file, 0, "it cannot be read: " + e.getClass().getSimpleName(), e);
        } catch (IllegalArgumentException e) {
            throw invalid(file, number, String.valueOf(e.getMessage()), e);
        }
        if (entries.isEmpty()) {
            throw invalid(file, 0, "it lists no file", null);
        }
        return new Manifest(file.toString(), Hashes.hex(digest), entries);
    }

    /** The next line without its end, which may be that of Windows; null after the last. */
    private static byte @Nullable [] line(InputStream in, Path file, long number) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == MAX_LINE) {
                throw invalid(file, number, "the line is longer than " + MAX_LINE + " bytes", null);
            }
            line.write(next);
        }
        byte[] bytes = line.toByteArray();
        return bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    /** PowerShell writes what a program prints as UTF-16. */
    private static void requireText(byte[] line, long number, Path file) {
        for (byte each : line) {
            if (each == 0) {
                throw invalid(
                        file, number, "it holds NUL bytes, as UTF-16 does; write it as UTF-8 and try again", null);
            }
        }
    }

    private static byte[] withoutMark(byte[] line) {
        boolean marked =
                line.length >= 3 && (line[0] & 0xff) == 0xef && (line[1] & 0xff) == 0xbb && (line[2] & 0xff) == 0xbf;
        return marked ? Arrays.copyOfRange(line, 3, line.length) : line;
    }

    private static @Nullable HashAlgorithm bagAlgorithm(Path file) {
        Matcher matcher = BAG_MANIFEST.matcher(name(file));
        if (!matcher.matches()) {
            return null;
        }
        return HashAlgorithm.named(matcher.group(1))
                .orElseThrow(
                        () -> invalid(file, 0, "its hash " + matcher.group(1) + " is none that is checked here", null));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static ColdtrailException invalid(Path file, long line, String reason, @Nullable Throwable cause) {
        return new ColdtrailException(
                ErrorCode.MANIFEST_INVALID,
                "the manifest cannot be used" + (line > 0 ? ", line " + line : "") + ": " + reason,
                Where.file(file.toString()),
                "Name a file as sha256sum, sha256deep or hashdeep print it, or a BagIt folder, with --manifest.",
                cause);
    }
}
