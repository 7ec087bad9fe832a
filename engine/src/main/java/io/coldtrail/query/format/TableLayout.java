package io.coldtrail.query.format;

import java.util.OptionalInt;

/**
 * How a table is laid out.
 *
 * @param width columns of the terminal, which long values are cut to fit; empty for full values
 * @param colour whether NULL is told apart by dimming
 */
public record TableLayout(OptionalInt width, Colour colour) {
    /** Full values, no colours: for files and pipes. */
    public static final TableLayout PLAIN = new TableLayout(OptionalInt.empty(), Colour.OFF);

    /** Whether escape sequences may be written. */
    public enum Colour {
        ON,
        OFF
    }
}
