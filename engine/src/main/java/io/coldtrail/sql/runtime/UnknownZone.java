package io.coldtrail.sql.runtime;

/**
 * A time whose zone stands in the data. The point in time is known, and not how to show it: the zone of a column is
 * part of the query here. Not even a TRY_CAST makes a NULL of it.
 */
final class UnknownZone extends AthenaFailure {
    private static final long serialVersionUID = 1L;

    UnknownZone(String text) {
        super("the time '" + text + "' has a zone of its own, and only UTC is supported in data");
    }
}
