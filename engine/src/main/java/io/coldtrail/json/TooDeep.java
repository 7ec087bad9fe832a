package io.coldtrail.json;

/** The bytes nest objects and arrays deeper than the limit; they may be JSON for all that. */
public final class TooDeep extends MalformedJson {
    private static final long serialVersionUID = 1L;

    TooDeep(String message, int position) {
        super(message, position);
    }
}
