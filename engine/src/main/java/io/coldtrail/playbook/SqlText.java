package io.coldtrail.playbook;

/** Values as Athena's SQL writes them. */
final class SqlText {
    private SqlText() {}

    /** A string literal. */
    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** A value as part of a LIKE pattern, in which it stands for itself when {@code \} is the escape. */
    static String likeLiteral(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
