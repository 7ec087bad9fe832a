package io.coldtrail.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Beside what JSON demands, characters that act on a screen are written as escapes: DEL and the control characters after
 * it, which some terminals obey, and marks of direction and line ends, which move text about. The text stays the same.
 */
final class VisibleEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    private static final int[] ASCII = standardAsciiEscapesForJSON();

    static {
        ASCII[0x7F] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ASCII.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return acts(character) ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", character)) : null;
    }

    private static boolean acts(int c) {
        return (c >= 0x80 && c <= 0x9F)
                || c == 0xAD
                || c == 0x61C
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0xFEFF;
    }
}
