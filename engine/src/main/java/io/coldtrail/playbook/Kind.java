package io.coldtrail.playbook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a row of an answer means by itself. */
public enum Kind {
    /** Every row deserves a look: honest work seldom makes one. */
    FINDING,
    /** Rows are there in any case; what counts is which. */
    OVERVIEW;

    /** The name in question files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> named(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
