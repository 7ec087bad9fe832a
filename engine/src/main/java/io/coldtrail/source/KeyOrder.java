package io.coldtrail.source;

import java.util.Comparator;

/**
 * The order in which S3 lists keys: that of their UTF-8 bytes, which is the order of code points. {@link String}
 * compares UTF-16 units, in which the characters beyond U+FFFF stand before some of those below.
 */
public enum KeyOrder implements Comparator<String> {
    UTF_8;

    @Override
    public int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // A character beyond U+FFFF stands above all others; two of them compare as their units do.
                int beyond = Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
                return beyond != 0 ? beyond : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
