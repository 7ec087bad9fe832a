package io.coldtrail.report.coverage;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads when and where a verdict about digests holds, from the path that it bears. */
final class DigestHoles {
    static final String SQL = """
            select path, verdict from integrity
            where (kind = 'digest' and verdict in ('missing', 'invalid')) or kind = 'hour'
            order by path, verdict""";

    /** {@code …/ACCOUNT_CloudTrail-Digest_REGION_TRAIL_HOMEREGION_yyyyMMddTHHmmssZ.json.gz}, the end of its hour. */
    private static final Pattern FILE = Pattern.compile(
            "(?:.*/)?(\\d{12})_CloudTrail-Digest_([a-z0-9-]+)_.+_(\\d{8}T\\d{6}Z)(?:_backfill)?\\.json\\.gz",
            Pattern.DOTALL);

    /** {@code [ORGANISATION/]ACCOUNT/REGION/TRAIL[/backfill]/FROM/UNTIL}. */
    private static final Pattern HOURS =
            Pattern.compile("(?:o-[a-z0-9]+/)?(\\d{12})/([a-z0-9-]+)/.+/([^/]+Z)/([^/]+Z)", Pattern.DOTALL);

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

    private DigestHoles() {}

    /** The hole; empty where the path does not say when or where. */
    static Optional<DigestHole> of(String path, String verdict) {
        try {
            Matcher file = FILE.matcher(path);
            if (file.matches()) {
                Instant end = LocalDateTime.parse(file.group(3), STAMP).toInstant(ZoneOffset.UTC);
                return Optional.of(new DigestHole(
                        file.group(1), file.group(2), end.minus(Duration.ofHours(1)), end, verdict, path));
            }
            Matcher hours = HOURS.matcher(path);
            if (hours.matches()) {
                Instant from = Instant.parse(hours.group(3));
                Instant until = Instant.parse(hours.group(4));
                return from.isBefore(until)
                        ? Optional.of(new DigestHole(hours.group(1), hours.group(2), from, until, verdict, path))
                        : Optional.empty();
            }
        } catch (DateTimeException e) {
            // Digits that are no time say nothing about when.
            return Optional.empty();
        }
        return Optional.empty();
    }
}
