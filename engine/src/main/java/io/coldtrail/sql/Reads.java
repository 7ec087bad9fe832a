package io.coldtrail.sql;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a part of a query reads once something needs the part: columns of tables, and other parts. Trino never reads for
 * a column of a subquery that nothing outside of it uses; so each such column gathers its reads apart. Two are equal only
 * if they are the same. Not thread-safe.
 */
final class Reads {
    private final Set<Field.Origin> columns = new LinkedHashSet<>();
    private final Set<Reads> parts = Collections.newSetFromMap(new IdentityHashMap<>());

    void add(Field.Origin column) {
        columns.add(column);
    }

    void add(Reads part) {
        parts.add(part);
    }

    /** All columns, also those that the parts read. */
    Set<Field.Origin> all() {
        Set<Field.Origin> all = new LinkedHashSet<>();
        Set<Reads> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Reads> open = new ArrayDeque<>();
        open.push(this);
        while (!open.isEmpty()) {
            Reads next = open.pop();
            if (seen.add(next)) {
                all.addAll(next.columns);
                next.parts.forEach(open::push);
            }
        }
        return all;
    }
}
