package io.coldtrail.journal;

import java.util.Locale;

/**
 * Something in which a repeated case is another than the first one.
 *
 * @param what a file, a part, a line of the journal
 * @param expected what the archive tells
 * @param found what this time came out
 */
public record Difference(Kind kind, String what, String expected, String found) {

    /** Where it shows. */
    public enum Kind {
        /** The archive does not fit itself. */
        ARCHIVE,
        /** Another file than then. */
        EVIDENCE,
        /** The same file, and another fate. */
        LEDGER,
        /** Other bytes of a part, or of what was rejected. */
        LAKE,
        /** Another answer. */
        RESULT;

        /** The word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
