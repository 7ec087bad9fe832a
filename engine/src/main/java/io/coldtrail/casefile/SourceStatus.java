package io.coldtrail.casefile;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of a source file. */
public enum SourceStatus {
    LOADED,
    DUPLICATE,
    QUARANTINED,
    IGNORED;

    /** The ledger's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a word; empty where there is none. */
    static Optional<SourceStatus> named(String word) {
        return Stream.of(values()).filter(status -> status.word().equals(word)).findFirst();
    }
}
