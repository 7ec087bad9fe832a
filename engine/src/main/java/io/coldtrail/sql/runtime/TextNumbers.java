package io.coldtrail.sql.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers in texts, with the spellings that Athena takes. */
final class TextNumbers {
    private static final Pattern REAL =
            Pattern.compile("[+-]?(?:NaN|Infinity|(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)[dDfF]?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,40}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,9})?");

    private TextNumbers() {}

    static BigInteger whole(String text, String type) {
        String bare = text.strip();
        if (!WHOLE.matcher(bare).matches()) {
            throw failure(text, type);
        }
        return new BigInteger(bare);
    }

    /** The number as DuckDB reads it. */
    static String real(String text, String type) {
        String bare = text.strip();
        if (!REAL.matcher(bare).matches()) {
            throw failure(text, type);
        }
        return Double.toString(Double.parseDouble(bare));
    }

    static BigDecimal decimal(String text, String type) {
        String bare = text.strip();
        if (!DECIMAL.matcher(bare).matches()) {
            throw failure(text, type);
        }
        return new BigDecimal(bare);
    }

    private static AthenaFailure failure(String text, String type) {
        return new AthenaFailure("Cannot cast '" + text + "' to " + type.toUpperCase(Locale.ROOT));
    }
}
