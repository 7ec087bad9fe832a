package io.coldtrail.source;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one key after another. Hundreds of thousands of files lie in a few hundred places, so what their keys say is kept
 * once for each place. Not thread-safe.
 */
public final class KeyReader {
    private final Map<KeyFacts, KeyFacts> known = new HashMap<>();

    /** What a key says, as {@link KeyFacts#of}; the same instance for the same facts. */
    public @Nullable KeyFacts read(String key) {
        KeyFacts facts = KeyFacts.of(key);
        if (facts == null) {
            return null;
        }
        KeyFacts first = known.putIfAbsent(facts, facts);
        return first == null ? facts : first;
    }
}
