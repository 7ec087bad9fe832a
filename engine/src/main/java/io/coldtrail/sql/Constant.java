package io.coldtrail.sql;

import java.math.BigDecimal;

/** A value that a query writes down. A column has constants of one kind, which alone can be compared. */
public sealed interface Constant {

    /** Text, ordered by its code points, which is the order of its bytes in UTF-8; not that of Java. */
    record Text(String value) implements Constant {}

    /** An exact number, without zeros at its end. */
    record Numeric(BigDecimal value) implements Constant {
        public Numeric {
            value = value.stripTrailingZeros();
        }
    }

    /**
     * Which of two values comes first.
     *
     * @throws IllegalArgumentException for values of two kinds
     */
    static int compare(Constant left, Constant right) {
        if (left instanceof Numeric first && right instanceof Numeric second) {
            return first.value().compareTo(second.value());
        }
        if (left instanceof Text first && right instanceof Text second) {
            return compare(first.value(), second.value());
        }
        throw new IllegalArgumentException("no order between " + left + " and " + right);
    }

    private static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                // What differs in the second half of a pair has the same first half before it.
                boolean pairs = Character.isSurrogate(left.charAt(i)) && Character.isSurrogate(right.charAt(i));
                return pairs
                        ? Character.compare(left.charAt(i), right.charAt(i))
                        : Integer.compare(left.codePointAt(i), right.codePointAt(i));
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
