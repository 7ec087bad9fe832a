package io.coldtrail.json;

/**
 * The bytes ended before the value did. Whoever owns the window may fetch more bytes and start the value again.
 *
 * <p>Thrown as one shared instance without a stack trace: it is a signal on the way to more input, not a failure.
 */
public final class Underflow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("StaticAssignmentOfThrowable") // no stack trace, so nothing of one use shows in another
    static final Underflow INSTANCE = new Underflow();

    private Underflow() {
        super("more bytes are needed", null, false, false);
    }
}
