package io.coldtrail.benchmarks;

/** Stands before every timing: what gives a wrong result gets no number. */
final class Gate {
    private Gate() {}

    /**
     * Lets equal values through.
     *
     * @param what names the value in the message
     * @throws WrongResult where they differ
     */
    static void same(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new WrongResult(what + " should be " + expected + " and is " + actual);
        }
    }

    /** A result is not what the evidence holds, so timing it would mean nothing. */
    static final class WrongResult extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        WrongResult(String message) {
            super(message);
        }
    }
}
