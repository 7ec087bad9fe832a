package io.coldtrail.cost;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much more there is of the real log than of the evidence at hand.
 *
 * @param numerator a positive number
 * @param denominator a positive number
 */
public record Factor(BigDecimal numerator, BigDecimal denominator) {
    public static final Factor ONE = new Factor(BigDecimal.ONE, BigDecimal.ONE);

    private static final Pattern SPANS = Pattern.compile("(\\d{1,9})([hdwy])/(\\d{1,9})([hdwy])");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    public Factor {
        if (numerator.signum() <= 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("a factor must be greater than zero");
        }
    }

    /**
     * Reads a factor as two spans of time: {@code 30d/1d} for evidence of one day that stands for thirty. Units are
     * {@code h}, {@code d}, {@code w} and {@code y}, of 365 days.
     *
     * @throws IllegalArgumentException where it is none; the message is a clause for people
     */
    public static Factor spans(String text) {
        Matcher matcher = SPANS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no scale; write the real span and that of the evidence, such as 30d/1d");
        }
        return new Factor(hours(matcher.group(1), matcher.group(2)), hours(matcher.group(3), matcher.group(4)));
    }

    /**
     * Reads a factor as a number.
     *
     * @throws IllegalArgumentException where it is none; the message is a clause for people
     */
    public static Factor number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no factor; write a number such as 30 or 2.5");
        }
        return new Factor(new BigDecimal(text), BigDecimal.ONE);
    }

    private static BigDecimal hours(String count, String unit) {
        int each = switch (unit) {
            case "h" -> 1;
            case "d" -> 24;
            case "w" -> 7 * 24;
            default -> 365 * 24;
        };
        return new BigDecimal(count).multiply(BigDecimal.valueOf(each));
    }

    /** An amount times the factor, rounded up to a whole number, at most {@link Long#MAX_VALUE}. */
    public long of(long amount) {
        BigInteger scaled = BigDecimal.valueOf(amount)
                .multiply(numerator)
                .divide(denominator, 0, RoundingMode.CEILING)
                .toBigInteger();
        return scaled.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    /** A usage times the factor. */
    public Usage of(Usage usage) {
        return new Usage(
                of(usage.leastBytes()), of(usage.bytes()), of(usage.objects()), of(usage.gets()), of(usage.lists()));
    }

    /** Whether nothing changes. */
    public boolean isOne() {
        return numerator.compareTo(denominator) == 0;
    }

    /** The factor as a number, such as {@code 30} or {@code 2.5}. */
    public String text() {
        return numerator
                .divide(denominator, new MathContext(6, RoundingMode.HALF_UP))
                .stripTrailingZeros()
                .toPlainString();
    }
}
