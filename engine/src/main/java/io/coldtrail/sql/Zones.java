package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ZonedOf;
import io.coldtrail.sql.runtime.ZoneNames;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Zones of times. DuckDB keeps only the point in time, so the zone has to stand in the query, and what goes by the
 * clock on the wall there is asked of its local time.
 */
final class Zones {
    private Zones() {}

    static boolean isUtc(ZonedOf type) {
        return type.zone().equals(ZonedOf.UTC.zone());
    }

    /** The zone that a text names. */
    static String named(ParserRuleContext node, String text) {
        return ZoneNames.named(text)
                .orElseThrow(() -> SqlProblems.type(
                        node,
                        "'" + text + "' is not a time zone",
                        "Zones are named such as 'Europe/Berlin' or '+02:00'."));
    }

    private static ZoneId rules(String zone) {
        return ZoneId.of(zone);
    }

    private static Optional<ZoneOffset> fixed(String zone) {
        return rules(zone) instanceof ZoneOffset offset ? Optional.of(offset) : Optional.empty();
    }

    /** A moment on the clock of its zone, for functions of DuckDB, whose own zone is UTC. */
    static Typed local(Typed moment) {
        if (!(moment.type() instanceof ZonedOf zoned) || isUtc(zoned)) {
            return moment;
        }
        SqlType type = Types.timestamp(zoned.digits());
        return new Typed(
                fixed(zoned.zone())
                        .map(offset -> "(CAST(" + moment.sql() + " AS TIMESTAMP) + to_seconds("
                                + offset.getTotalSeconds() + "))")
                        .orElseGet(() -> "timezone(" + Call.quote(zoned.zone()) + ", " + moment.sql() + ")"),
                type);
    }

    /**
     * The point in time of a local time in the zone. Where the clock shows it twice, the offset decides that an instant
     * near it has.
     */
    static String instant(String local, String near, ZonedOf zoned) {
        if (isUtc(zoned)) {
            return "CAST(" + local + " AS TIMESTAMPTZ)";
        }
        return fixed(zoned.zone())
                .map(offset -> "CAST(" + local + " - to_seconds(" + offset.getTotalSeconds() + ") AS TIMESTAMPTZ)")
                .orElseGet(() -> "athena_instant(" + local + ", " + near + ", " + Call.quote(zoned.zone()) + ")");
    }
}
