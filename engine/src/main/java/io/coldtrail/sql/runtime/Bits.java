package io.coldtrail.sql.runtime;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Whole numbers as Athena rounds, shifts and spells them. */
final class Bits {
    private Bits() {}

    static long rounded(long number, long digits) {
        if (digits >= 0) {
            return number;
        }
        if (digits < -19) {
            return 0;
        }
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(Math.toIntExact(digits), RoundingMode.HALF_UP);
        if (rounded.precision() - rounded.scale() > 19) {
            throw new AthenaFailure("long overflow");
        }
        try {
            return rounded.longValueExact();
        } catch (ArithmeticException e) {
            throw new AthenaFailure("long overflow");
        }
    }

    /** The number in so many bits, moved to the left. */
    static long left(long number, long by, long width) {
        requireShift(by);
        return by >= width ? 0 : signed(number << by, width);
    }

    /** Zeros come in from the left. */
    static long right(long number, long by, long width) {
        requireShift(by);
        if (by == 0) {
            return number;
        }
        return by >= width ? 0 : (number & mask(width)) >>> by;
    }

    /** The sign comes in from the left. */
    static long rightArithmetic(long number, long by) {
        requireShift(by);
        return number >> Math.min(by, Long.SIZE - 1);
    }

    private static void requireShift(long by) {
        if (by < 0) {
            throw new AthenaFailure("Shift must be non-negative");
        }
    }

    private static long mask(long width) {
        return width == Long.SIZE ? -1L : (1L << width) - 1;
    }

    private static long signed(long number, long width) {
        long unused = Long.SIZE - width;
        return (number << unused) >> unused;
    }

    /** Bits that are set in a number of so many bits. */
    static long count(long number, long width) {
        if (width <= 1 || width > Long.SIZE) {
            throw new AthenaFailure("Bits specified in bit_count must be between 2 and 64, got " + width);
        }
        if (signed(number, width) != number) {
            throw new AthenaFailure("Number must be representable with the bits specified. " + number
                    + " cannot be represented with " + width + " bits");
        }
        return Long.bitCount(number & mask(width));
    }

    static long fromBase(String text, long radix) {
        requireRadix(radix);
        try {
            return Long.parseLong(text, (int) radix);
        } catch (NumberFormatException e) {
            throw new AthenaFailure("Not a valid base-" + radix + " number: " + text);
        }
    }

    static String toBase(long number, long radix) {
        requireRadix(radix);
        return Long.toString(number, (int) radix);
    }

    private static void requireRadix(long radix) {
        if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
            throw new AthenaFailure("Radix must be between 2 and 36");
        }
    }
}
