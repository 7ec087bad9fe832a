package io.coldtrail.sql.runtime;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A time on the clock of a zone.
 *
 * @param zone as Athena shows it
 */
public record MomentInZone(LocalDateTime time, String zone) {
    public Instant instant() {
        return time.atZone(ZoneId.of(zone)).toInstant();
    }

    /** The point in time, for a value that will be shown in UTC. */
    OffsetDateTime requireUtc(String text) {
        if (!zone.equals(ZoneNames.UTC)) {
            throw new UnknownZone(text);
        }
        return time.atOffset(ZoneOffset.UTC);
    }
}
