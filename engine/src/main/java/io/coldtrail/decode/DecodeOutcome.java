package io.coldtrail.decode;

import org.jspecify.annotations.Nullable;

/**
 * How decoding a file ended.
 *
 * @param damage what stopped it early, or null where the file was read to its end
 * @param ignored why the file holds nothing of this format, a stable word, or null where it does
 */
public record DecodeOutcome(
        @Nullable Damage damage, @Nullable String ignored) {

    /**
     * Damage, and where it was met. Everything from there on is unread.
     *
     * @param reason a stable word, such as {@code json-malformed}
     * @param message what is wrong, for a person
     * @param record position of the record that could not be read
     * @param offset byte in the inflated file; -1 where the format keeps a record's bytes in many places
     */
    public record Damage(String reason, String message, long record, long offset) {}

    public static DecodeOutcome complete() {
        return new DecodeOutcome(null, null);
    }

    public static DecodeOutcome damaged(String reason, String message, long record, long offset) {
        return new DecodeOutcome(new Damage(reason, message, record, offset), null);
    }

    public static DecodeOutcome ignored(String reason) {
        return new DecodeOutcome(null, reason);
    }
}
