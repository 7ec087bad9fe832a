package io.coldtrail.sql.runtime;

/** A text is no JSON where it was looked at. Carries nothing: it is thrown for each such row of a query. */
final class NotJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotJson() {
        super("not JSON", null, false, false);
    }
}
