package io.coldtrail.sql.lint;

/**
 * A stretch of a text.
 *
 * @param line of its first character, from 1
 * @param column of its first character, from 1, in characters
 * @param endLine of the place after its last character
 * @param endColumn of that place
 */
public record Place(int line, int column, int endLine, int endColumn) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }
}
