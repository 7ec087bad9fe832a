package io.coldtrail.sql.lint;

import java.util.Locale;

/** How much a finding weighs. */
public enum Severity {
    /** The statement does not run, on Athena or here. */
    ERROR,
    /** It runs, and does not say what its author means, or costs more than it need. */
    WARNING,
    /** Worth knowing; nothing is wrong. */
    NOTE;

    /** The word for it, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
