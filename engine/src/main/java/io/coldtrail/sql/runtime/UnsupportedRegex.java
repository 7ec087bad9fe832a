package io.coldtrail.sql.runtime;

/** A regular expression uses what is not known to mean the same in Java. */
final class UnsupportedRegex extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedRegex(String construct) {
        super(construct, null, false, false);
    }
}
