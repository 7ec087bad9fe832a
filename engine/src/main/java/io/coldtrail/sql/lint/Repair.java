package io.coldtrail.sql.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is wrong at one place, and how it is put right.
 *
 * @param start of what the finding is about
 * @param end of it
 * @param mendings changes that do not overlap; none where nothing is certain
 */
record Repair(LintCode code, int start, int end, List<Mending> mendings, String message, String remedy) {
    Repair {
        mendings = List.copyOf(mendings);
    }

    Repair(LintCode code, int start, int end, Mending mending, String message, String remedy) {
        this(code, start, end, List.of(mending), message, remedy);
    }

    static Repair of(LintCode code, Mending mending, String message, String remedy) {
        return new Repair(code, mending.start(), mending.end(), mending, message, remedy);
    }

    /** The changes from the last to the first, so that each leaves the places of those to come as they are. */
    List<Mending> fromTheEnd() {
        List<Mending> sorted = new ArrayList<>(mendings);
        sorted.sort(Comparator.comparingInt(Mending::start).reversed());
        return sorted;
    }

    String in(String sql) {
        String text = sql;
        for (Mending mending : fromTheEnd()) {
            text = mending.in(text);
        }
        return text;
    }
}
