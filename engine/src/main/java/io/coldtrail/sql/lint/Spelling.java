package io.coldtrail.sql.lint;

import java.util.Collection;
import java.util.Optional;

/** Finds the one word that somebody meant, where there is only one. */
final class Spelling {
    private Spelling() {}

    /** How many letters may be wrong in a word of a length. */
    private static int tolerance(int length) {
        return length <= 7 ? 1 : length <= 20 ? 2 : 3;
    }

    /** The known word that is nearest and near enough; empty where there is none. Of several the first is taken. */
    static Optional<String> nearest(String written, Collection<String> known) {
        int best = tolerance(written.length()) + 1;
        String nearest = null;
        for (String word : known) {
            if (Math.abs(word.length() - written.length()) < best && !word.equals(written)) {
                int distance = distance(written, word, best);
                if (distance < best) {
                    best = distance;
                    nearest = word;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Letters to add, drop, replace or swap with their neighbours; {@code bound} or more where it is no less than that. */
    private static int distance(String one, String other, int bound) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] now = new int[other.length() + 1];
        for (int j = 0; j < last.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            now[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                now[j] = Math.min(last[j - 1] + (same ? 0 : 1), 1 + Math.min(last[j], now[j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, now[j]);
            }
            if (least >= bound) {
                return bound;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = now;
            now = spare;
        }
        return last[other.length()];
    }
}
