package io.coldtrail.sql.runtime;

/** A text is no JSON where it was looked at. Carries nothing: it is thrown for each such row of a query. */
final class NotJson extends RuntimeException {
    static final NotJson HERE = new NotJson();

    private static final long serialVersionUID = 1L;

    private NotJson() {
        super("not JSON", null, false, false);
    }
}
