package io.coldtrail.integrity.digest;

import io.coldtrail.source.KeyFacts;
import java.util.List;

/** How the name of a file in a copy is compared with the key that a digest has of it. */
final class Names {
    private static final List<String> COMPRESSIONS = List.of(".gz", ".zst", ".bz2");

    private Names() {}

    /** A file's own name, without folders and compression: what is left of a key wherever and however it was copied. */
    static String stem(String key) {
        return uncompressed(key.substring(key.lastIndexOf('/') + 1));
    }

    /** A name without the ending of a compression. */
    static String uncompressed(String name) {
        for (String compression : COMPRESSIONS) {
            if (name.endsWith(compression)) {
                return name.substring(0, name.length() - compression.length());
            }
        }
        return name;
    }

    /** How many folders and names are the same, counted from the end; compression does not matter. */
    static int commonTail(String one, String other) {
        String[] left = uncompressed(one).split("/", -1);
        String[] right = uncompressed(other).split("/", -1);
        int common = 0;
        while (common < left.length
                && common < right.length
                && left[left.length - 1 - common].equals(right[right.length - 1 - common])) {
            common++;
        }
        return common;
    }

    /** Whether a path says something else than a key about account, region or day: the file is not in its place. */
    static boolean contradict(String path, String key) {
        KeyFacts here = KeyFacts.of(path);
        KeyFacts there = KeyFacts.of(key);
        return here != null
                && there != null
                && (!here.account().equals(there.account())
                        || !here.region().equals(there.region())
                        || !here.day().equals(there.day())
                        || here.kind() != there.kind());
    }
}
