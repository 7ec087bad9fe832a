package io.coldtrail.sql.runtime;

import java.util.Locale;

/** How a name sounds in English: its first letter and three digits. */
final class Soundex {
    /** Digits of the letters A to Z; 0 for those that have none. */
    private static final String CODES = "01230120022455012623010202";

    private Soundex() {}

    static String of(String text) {
        String letters = text.toUpperCase(Locale.ROOT);
        StringBuilder code = new StringBuilder();
        char last = '0';
        for (int i = 0; i < letters.length() && code.length() < 4; i++) {
            char letter = letters.charAt(i);
            if (!Character.isLetter(letter)) {
                continue;
            }
            if (letter < 'A' || letter > 'Z') {
                throw new AthenaFailure("The character is not mapped: " + letter);
            }
            char digit = CODES.charAt(letter - 'A');
            if (code.length() == 0) {
                code.append(letter);
                last = digit;
            } else if (letter != 'H' && letter != 'W') {
                if (digit != '0' && digit != last) {
                    code.append(digit);
                }
                last = digit;
            }
        }
        return code.length() == 0 ? "" : code.append("000").substring(0, 4);
    }
}
