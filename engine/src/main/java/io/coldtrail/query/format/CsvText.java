package io.coldtrail.query.format;

/** Fields of CSV after RFC 4180. */
public final class CsvText {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvText() {}

    /** Text that somebody may have chosen freely: what a spreadsheet would take for a formula gets an apostrophe in front. */
    public static String textField(String text) {
        return field(defused(text));
    }

    /** A field, quoted where it must be; empty text is {@code ""}. */
    static String field(String text) {
        boolean plain = !text.isEmpty();
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c != '"' && c != ',' && c != '\n' && c != '\r';
        }
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String defused(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
    }
}
