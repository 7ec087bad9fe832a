package io.coldtrail.integrity.digest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence is a copy of, and what lies in it under which name.
 *
 * @param bucket that was copied, or null where that is not known
 * @param prefix without a slash at its ends, or null
 * @param notRead why something that bears a name is not read, by {@link Names#stem}
 */
record Copy(
        @Nullable String bucket,
        @Nullable String prefix,
        Map<String, List<ReadFile>> byStem,
        Map<String, String> notRead) {

    static Copy of(DigestRequest request, List<ReadFile> files, Map<String, String> notRead) {
        Map<String, List<ReadFile>> byStem = new HashMap<>();
        for (ReadFile file : files) {
            byStem.computeIfAbsent(Names.stem(file.key()), stem -> new ArrayList<>(1))
                    .add(file);
        }
        String prefix = request.prefix();
        return new Copy(request.bucket(), prefix == null ? null : prefix.replaceAll("^/+|/+$", ""), byStem, notRead);
    }

    /** Whether an object belongs to what was copied. */
    boolean expects(String ofBucket, String key) {
        return (bucket == null || bucket.equals(ofBucket))
                && (prefix == null || prefix.isEmpty() || key.startsWith(prefix + "/"));
    }

    /** The files that bear an object's name and do not lie where another object would. */
    List<ReadFile> named(String key) {
        return byStem.getOrDefault(Names.stem(key), List.of()).stream()
                .filter(file -> !Names.contradict(file.key(), key))
                .toList();
    }

    /** Whether anything bears an object's file name, wherever it lies. */
    boolean bears(String key) {
        return byStem.containsKey(Names.stem(key)) || notRead.containsKey(Names.stem(key));
    }
}
