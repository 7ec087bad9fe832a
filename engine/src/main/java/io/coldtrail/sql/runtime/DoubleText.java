package io.coldtrail.sql.runtime;

import java.math.BigDecimal;

/** Doubles as a cast to varchar writes them: {@code 1.5E0}. */
final class DoubleText {
    private DoubleText() {}

    static String of(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0E0" : "0.0E0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(Math.abs(number))).stripTrailingZeros();
        String digits = decimal.unscaledValue().toString();
        int exponent = digits.length() - 1 - decimal.scale();
        String fraction = digits.length() == 1 ? "0" : digits.substring(1);
        return (number < 0 ? "-" : "") + digits.charAt(0) + "." + fraction + "E" + exponent;
    }
}
