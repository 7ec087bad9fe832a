package io.coldtrail.casefile;

import java.util.Locale;

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

    static SourceStatus parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
