package io.coldtrail.sql.runtime;

/**
 * A text that may be looked at so many times only. A regular expression may go back over a text without end; this one
 * gives up.
 */
final class BoundedText implements CharSequence {
    /** Some seconds of work on one text; what ends at all ends far earlier. */
    private static final long MAX_STEPS = 100_000_000;

    private final String text;
    private long steps;

    BoundedText(String text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        steps++;
        if (steps > MAX_STEPS) {
            throw new AthenaFailure(
                    "a regular expression takes more than " + MAX_STEPS + " steps on one text; use a simpler one");
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
