package io.coldtrail.cost;

/**
 * Something that would make a query cheaper, with what it then reads.
 *
 * @param text what to do, as a sentence without its period
 * @param layout where it helps most
 * @param before what the query reads there now
 * @param after what it would read
 */
public record Advice(String text, Layout layout, Usage before, Usage after) {
    /** Bytes that it saves. */
    public long saved() {
        return before.bytes() - after.bytes();
    }
}
