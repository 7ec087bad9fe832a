package io.coldtrail.sql;

import io.coldtrail.sql.Constant.Text;
import io.coldtrail.sql.ValueRange.Bound;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of LIKE.
 *
 * @param prefix what stands before its first wildcard
 * @param rest what stands behind that
 */
record LikePattern(String prefix, Rest rest) {

    /** What follows the prefix of a pattern. */
    enum Rest {
        NOTHING,
        ANYTHING,
        A_PATTERN
    }

    /**
     * Reads a pattern; empty for one that Athena refuses.
     *
     * @param escape null where there is none
     */
    static Optional<LikePattern> of(String pattern, @Nullable String escape) {
        if (escape != null && escape.codePointCount(0, escape.length()) != 1) {
            return Optional.empty();
        }
        int escaping = escape == null ? -1 : escape.codePointAt(0);
        int[] characters = pattern.codePoints().toArray();
        StringBuilder prefix = new StringBuilder();
        int next = 0;
        boolean open = true;
        boolean anything = true;
        boolean wild = false;
        while (next < characters.length) {
            int character = characters[next++];
            boolean wildcard = character == '%' || character == '_';
            if (character == escaping) {
                if (next == characters.length || !isEscapable(characters[next], escaping)) {
                    return Optional.empty();
                }
                character = characters[next++];
                wildcard = false;
            }
            open &= !wildcard;
            if (open) {
                prefix.appendCodePoint(character);
            } else {
                wild = true;
                anything &= wildcard && character == '%';
            }
        }
        Rest rest = !wild ? Rest.NOTHING : anything ? Rest.ANYTHING : Rest.A_PATTERN;
        return Optional.of(new LikePattern(prefix.toString(), rest));
    }

    static LikePattern startingWith(String prefix) {
        return new LikePattern(prefix, Rest.ANYTHING);
    }

    private static boolean isEscapable(int character, int escaping) {
        return character == '%' || character == '_' || character == escaping;
    }

    /** The texts that can match, or those that can fail to. */
    ValueSet values(boolean matching) {
        if (rest == Rest.NOTHING) {
            return (matching ? Comparing.EQUAL : Comparing.NOT_EQUAL).values(new Text(prefix));
        }
        if (prefix.isEmpty()) {
            return matching || rest == Rest.A_PATTERN ? ValueSet.NOT_NULL : ValueSet.NOTHING;
        }
        Bound low = new Bound(new Text(prefix), true);
        @Nullable
        Bound high = after(prefix).map(text -> new Bound(new Text(text), false)).orElse(null);
        if (matching) {
            return ValueSet.of(new ValueRange(low, high));
        }
        if (rest == Rest.A_PATTERN) {
            return ValueSet.NOT_NULL;
        }
        ValueRange before = new ValueRange(null, new Bound(low.value(), false));
        return high == null
                ? ValueSet.of(before)
                : ValueSet.of(before, new ValueRange(new Bound(high.value(), true), null));
    }

    /** The first text behind all that begin with another; empty where there is none. */
    private static Optional<String> after(String prefix) {
        int[] characters = prefix.codePoints().toArray();
        for (int last = characters.length - 1; last >= 0; last--) {
            if (characters[last] < Character.MAX_CODE_POINT) {
                int next = characters[last] + 1;
                // No text has halves of pairs as characters.
                characters[last] = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
                return Optional.of(new String(characters, 0, last + 1));
            }
        }
        return Optional.empty();
    }
}
