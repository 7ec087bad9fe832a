package io.coldtrail.sql;

import java.util.HashSet;
import java.util.Set;

/**
 * The references to tables that a condition over a relation can make demands of.
 *
 * @param plain those whose rows count for nothing where the condition does not hold for them
 * @param filled those for which that is so if the condition does not hold for NULLs either: an outer join fills them up
 *     with NULLs, so that a row that is left out may turn a pair into a row with NULLs, which must not count
 */
record References(Set<Integer> plain, Set<Integer> filled) {
    static final References NONE = new References(Set.of(), Set.of());

    References {
        plain = Set.copyOf(plain);
        filled = Set.copyOf(filled);
    }

    static References of(int reference) {
        return new References(Set.of(reference), Set.of());
    }

    References and(References other) {
        return new References(both(plain, other.plain), both(filled, other.filled));
    }

    /** The same references behind an outer join that fills them up. */
    References fill() {
        return new References(Set.of(), both(plain, filled));
    }

    private static Set<Integer> both(Set<Integer> first, Set<Integer> second) {
        Set<Integer> both = new HashSet<>(first);
        both.addAll(second);
        return both;
    }
}
