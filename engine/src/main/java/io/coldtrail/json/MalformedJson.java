package io.coldtrail.json;

/** The bytes are not JSON (RFC 8259), or exceed a limit. */
public final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    MalformedJson(String message, int position) {
        super(message);
        this.position = position;
    }

    /** Index in the cursor's array at which the fault was seen. */
    public int position() {
        return position;
    }
}
