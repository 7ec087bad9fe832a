package io.coldtrail.json;

/** The bytes are not JSON (RFC 8259), or exceed a limit. */
public sealed class MalformedJson extends RuntimeException permits TooDeep {
    private static final long serialVersionUID = 1L;

    private final int position;

    MalformedJson(String message, int position) {
        super(message);
        this.position = position;
    }

    /** Index in the cursor's array at which the fault was seen. */
    public final int position() {
        return position;
    }
}
