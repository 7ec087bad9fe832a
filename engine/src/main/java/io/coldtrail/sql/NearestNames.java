package io.coldtrail.sql;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what somebody probably meant to write. */
final class NearestNames {
    /** More than three suggestions read as a list of everything. */
    private static final int MAX_SUGGESTIONS = 3;

    private NearestNames() {}

    /** The names that differ little from what was written, the nearest first; often none. */
    static List<String> of(String written, Collection<String> known) {
        int tolerance = Math.max(1, Math.min(3, written.length() / 3));
        record Candidate(String name, int distance) {}
        return known.stream()
                .distinct()
                .map(name -> new Candidate(name, distance(written, name)))
                .filter(candidate -> candidate.distance() <= tolerance)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MAX_SUGGESTIONS)
                .map(Candidate::name)
                .toList();
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[from.length()][to.length()];
    }
}
