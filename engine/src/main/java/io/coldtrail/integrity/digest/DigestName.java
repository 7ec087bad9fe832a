package io.coldtrail.integrity.digest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the key of a digest says.
 *
 * <pre>
 * [prefix/]AWSLogs/[o-…/]ACCOUNT/CloudTrail-Digest/REGION/YYYY/MM/DD/
 *     ACCOUNT_CloudTrail-Digest_REGION_TRAIL_HOMEREGION_YYYYMMDDTHHMMSSZ[_backfill].json.gz
 * </pre>
 *
 * @param beforeDate what the key begins with, up to the slash before the year
 * @param organization empty where the trail is of one account
 * @param end of the digest's time; the folder is that of its day
 */
record DigestName(
        String beforeDate,
        String organization,
        String account,
        String region,
        String trail,
        String homeRegion,
        Instant end,
        boolean backfill) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);
    private static final String REGION = "([a-z]{2,4}(?:-[a-z]{1,12}){1,3}-\\d{1,2})";

    /** As in the name of a file, which is the same wherever it lies. */
    private static final Pattern FILE_NAME = Pattern.compile(
            "(\\d{12})_CloudTrail-Digest_" + REGION + "_(.+)_" + REGION + "_(\\d{8}T\\d{6}Z)(_backfill)?\\.json\\.gz",
            Pattern.DOTALL);

    private static final Pattern FOLDERS = Pattern.compile(
            "((?:.*/)?AWSLogs/(?:(o-[a-z0-9]{1,40})/)?(\\d{12})/CloudTrail-Digest/" + REGION + ")/\\d{4}/\\d{2}/\\d{2}",
            Pattern.DOTALL);

    /** Reads a key; null where it is none of a digest. */
    static @Nullable DigestName of(String key) {
        int slash = key.lastIndexOf('/');
        Matcher name = FILE_NAME.matcher(key.substring(slash + 1));
        Matcher folders = FOLDERS.matcher(slash < 0 ? "" : key.substring(0, slash));
        if (!name.matches() || !folders.matches()) {
            return null;
        }
        Instant end = instant(name.group(5));
        if (end == null
                || !Digest.isPossible(end)
                || !folders.group(3).equals(name.group(1))
                || !folders.group(4).equals(name.group(2))) {
            return null;
        }
        return new DigestName(
                folders.group(1),
                folders.group(2) == null ? "" : folders.group(2),
                name.group(1),
                name.group(2),
                name.group(3),
                name.group(4),
                end,
                name.group(6) != null);
    }

    private static @Nullable Instant instant(String stamp) {
        try {
            return LocalDateTime.parse(stamp, STAMP).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            // Digits that are no time: the key is none of a digest.
            return null;
        }
    }

    /** Whether a file's name, without folders, is one that AWS gives to digests, compressed or not. */
    static boolean isFileName(String name) {
        return FILE_NAME.matcher(Names.uncompressed(name) + ".gz").matches();
    }

    /** The key of the same chain's digest whose time ends at another instant. */
    String keyEnding(Instant other) {
        LocalDateTime time = LocalDateTime.ofInstant(other, ZoneOffset.UTC);
        return beforeDate + "/" + FOLDER.format(time) + "/" + account + "_CloudTrail-Digest_" + region + "_" + trail
                + "_" + homeRegion + "_" + STAMP.format(time) + (backfill ? "_backfill" : "") + ".json.gz";
    }
}
