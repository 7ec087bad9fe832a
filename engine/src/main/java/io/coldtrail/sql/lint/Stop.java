package io.coldtrail.sql.lint;

import java.util.List;
import java.util.Set;

/**
 * The place where a parser stopped.
 *
 * @param at the index of the word that did not fit; the number of words for the end
 */
record Stop(String sql, List<Word> words, int at) {
    /** A word by its distance from the place. */
    Word word(int distance) {
        return words.get(at + distance);
    }

    boolean has(int distance) {
        return at + distance >= 0 && at + distance < words.size();
    }

    boolean has(int distance, Set<String> oneOf) {
        return has(distance) && word(distance).isOneOf(oneOf);
    }

    boolean has(int distance, String keyword) {
        return has(distance) && word(distance).is(keyword);
    }

    Stop moved(int distance) {
        return new Stop(sql, words, at + distance);
    }

    /** The distance of the first word of the dotted name that ends at a word. */
    int nameStart(int distance) {
        int first = distance;
        while (has(first - 2) && has(first - 1, ".")) {
            first -= 2;
        }
        return first;
    }

    /** The text from one word to another, both included. */
    String text(int from, int to) {
        return sql.substring(word(from).start(), word(to).end());
    }

    /** How many parentheses are open before the place. */
    int depth() {
        int depth = 0;
        for (Word word : words.subList(0, Math.min(at, words.size()))) {
            depth += word.is("(") ? 1 : word.is(")") ? -1 : 0;
        }
        return depth;
    }

    /** Whether a condition at this place would be the first after the FROM of its query. */
    boolean isBeforeWhere() {
        int depth = 0;
        for (int i = Math.min(at, words.size()) - 1; i >= 0; i--) {
            Word word = words.get(i);
            depth += word.is(")") ? 1 : word.is("(") ? -1 : 0;
            if (depth < 0 || (depth == 0 && word.is("WHERE"))) {
                return false;
            }
            if (depth == 0 && word.is("FROM")) {
                return true;
            }
        }
        return false;
    }
}
