package io.coldtrail.casefile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody named in a case: a table, a view or a prepared statement.
 *
 * @param name in lower case
 * @param sql the statement as written: for a table its {@code CREATE EXTERNAL TABLE}, else the query alone
 * @param created ISO 8601, UTC
 */
public record Definition(Kind kind, String name, String sql, String created) {

    /** What a name stands for. Tables and views share their names; prepared statements have names of their own. */
    public enum Kind {
        TABLE,
        VIEW,
        PREPARED;

        /** The word in the file. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> named(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }

        private boolean sharesNames(Kind other) {
            return (this == PREPARED) == (other == PREPARED);
        }
    }

    /** Whether only one of the two can be there. */
    boolean clashes(Definition other) {
        return name.equals(other.name) && kind.sharesNames(other.kind);
    }
}
