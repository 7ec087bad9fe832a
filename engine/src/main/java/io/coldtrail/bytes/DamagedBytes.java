package io.coldtrail.bytes;

import java.io.IOException;

/** Bytes that do not hold what their format promises: a compressed stream, or a document cut short. */
public final class DamagedBytes extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason a stable word for the ledger, such as {@code gzip-truncated}
     * @param message what is wrong, for a person
     */
    public DamagedBytes(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
