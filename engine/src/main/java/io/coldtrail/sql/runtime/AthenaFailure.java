package io.coldtrail.sql.runtime;

/** A value that a function does not take, in the words that the analyst reads. {@code try(…)} makes a NULL of it. */
public class AthenaFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AthenaFailure(String message) {
        // A query may fail for a million rows under try: no stack is kept.
        super(message, null, false, false);
    }
}
