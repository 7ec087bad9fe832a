package io.coldtrail.sql.runtime;

import io.coldtrail.sql.runtime.JsonScanner.Token;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON as Athena's type keeps it: no blanks, numbers with a fraction as doubles. */
final class JsonWriter {
    private JsonWriter() {}

    /** What becomes of the members of an object. */
    enum Members {
        AS_WRITTEN,
        /** In order of their names, and the last of one name only. */
        SORTED
    }

    /** Copies the value that begins with the scanner's current token. */
    static void copy(JsonScanner scanner, Members members, StringBuilder json) {
        switch (scanner.current()) {
            case OBJECT -> {
                if (members == Members.SORTED) {
                    sorted(scanner, json);
                } else {
                    object(scanner, json);
                }
            }
            case ARRAY -> {
                json.append('[');
                for (int i = 0; scanner.next() != Token.ARRAY_END; i++) {
                    json.append(i == 0 ? "" : ",");
                    copy(scanner, members, json);
                }
                json.append(']');
            }
            case TEXT -> quote(scanner.value(), json);
            case WHOLE -> json.append(whole(scanner.value()));
            case FRACTION -> number(Double.parseDouble(scanner.value()), json);
            case TRUE, FALSE, NULL -> json.append(scanner.current().name().toLowerCase(Locale.ROOT));
            case OBJECT_END, ARRAY_END, NAME, NONE -> throw new NotJson();
        }
    }

    private static void object(JsonScanner scanner, StringBuilder json) {
        json.append('{');
        for (int i = 0; scanner.next() == Token.NAME; i++) {
            json.append(i == 0 ? "" : ",");
            quote(scanner.value(), json);
            json.append(':');
            scanner.next();
            copy(scanner, Members.AS_WRITTEN, json);
        }
        json.append('}');
    }

    private static void sorted(JsonScanner scanner, StringBuilder json) {
        Map<String, StringBuilder> values = new TreeMap<>();
        while (scanner.next() == Token.NAME) {
            StringBuilder value = new StringBuilder();
            values.put(scanner.value(), value);
            scanner.next();
            copy(scanner, Members.SORTED, value);
        }
        object(values, json);
    }

    /** An object of values that are JSON already. */
    static void object(Map<String, ? extends CharSequence> values, StringBuilder json) {
        json.append('{');
        String between = "";
        for (Map.Entry<String, ? extends CharSequence> value : values.entrySet()) {
            json.append(between);
            quote(value.getKey(), json);
            json.append(':').append(value.getValue());
            between = ",";
        }
        json.append('}');
    }

    /** A whole number, which knows no zero below zero. */
    static String whole(String text) {
        return text.equals("-0") ? "0" : text;
    }

    /** A number, or the name of what is none. */
    static void number(double number, StringBuilder json) {
        String text = Double.toString(number);
        json.append(Double.isFinite(number) ? text : "\"" + text + "\"");
    }

    /** A text in quotes. Characters beyond the first 65,536 are written as two escapes, as Athena does. */
    static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (character < ' ' || Character.isSurrogate(character)) {
                        json.append(String.format(Locale.ROOT, "\\u%04X", (int) character));
                    } else {
                        json.append(character);
                    }
                }
            }
        }
        json.append('"');
    }
}
