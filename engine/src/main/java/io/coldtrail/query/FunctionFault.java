package io.coldtrail.query;

/** A function in Java failed as no function may. Its name tells it from a failure that Athena would have too. */
final class FunctionFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FunctionFault(Throwable cause) {
        super(cause.getMessage() == null ? "no reason given" : cause.getMessage(), cause);
    }
}
