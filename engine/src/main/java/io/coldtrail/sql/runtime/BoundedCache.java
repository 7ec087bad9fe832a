package io.coldtrail.sql.runtime;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was made of the keys seen of late. Queries name few patterns and paths, and columns of them may hold millions:
 * the cache begins anew when it is full. Safe for use by many threads.
 */
final class BoundedCache<K, V> {
    private static final int MAX_ENTRIES = 500;

    private final ConcurrentHashMap<K, V> entries = new ConcurrentHashMap<>();
    private final Function<K, V> maker;

    BoundedCache(Function<K, V> maker) {
        this.maker = maker;
    }

    V get(K key) {
        V known = entries.get(key);
        if (known != null) {
            return known;
        }
        V made = maker.apply(key);
        if (entries.size() >= MAX_ENTRIES) {
            entries.clear();
        }
        entries.put(key, made);
        return made;
    }
}
