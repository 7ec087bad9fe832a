package io.coldtrail.sql.lint;

/**
 * Something about a statement that its author should know.
 *
 * @param message what is wrong, a clause without a final full stop
 * @param remedy what to do, one or more whole sentences; empty where nothing can be said
 */
public record Finding(LintCode code, Place place, String message, String remedy) {
    /** Message and remedy as one line of text. */
    public String text() {
        String text = message + "." + (remedy.isEmpty() ? "" : " " + remedy);
        return text.replaceAll("\\s+", " ").strip();
    }
}
