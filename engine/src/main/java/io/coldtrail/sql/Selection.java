package io.coldtrail.sql;

import java.util.List;
import java.util.Set;

/**
 * A query before its ORDER BY, with what that may name.
 *
 * @param sources the relations of its FROM clause; none where only the result can be named
 * @param plain names of result columns that are columns of the sources under their own name
 */
record Selection(Query query, List<Scope.Relation> sources, Set<String> plain) {
    Selection {
        sources = List.copyOf(sources);
        plain = Set.copyOf(plain);
    }

    /** A query whose inside ORDER BY does not see. */
    static Selection closed(Query query) {
        return new Selection(query, List.of(), Set.of());
    }
}
