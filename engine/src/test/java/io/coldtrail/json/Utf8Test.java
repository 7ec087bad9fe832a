package io.coldtrail.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The JDK's decoder is the judge. */
class Utf8Test {

    @Test
    void agreesWithTheJdkOnEveryPairOfBytes() {
        byte[] bytes = new byte[2];
        for (int pair = 0; pair < 1 << 16; pair++) {
            bytes[0] = (byte) (pair >> 8);
            bytes[1] = (byte) pair;
            agrees(bytes);
        }
    }

    @Test
    void agreesWithTheJdkOnEveryCodePoint() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                byte[] bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
                assertThat(Utf8.isValid(bytes, 0, bytes.length)).isTrue();
            }
        }
    }

    @Test
    void agreesWithTheJdkOnRandomBytes() {
        Random random = new Random(3);
        int[] leads = {0x41, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF3, 0xF4, 0xF5, 0xFF, 0x80};
        int[] trails = {0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0x22};
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(6)];
            for (int at = 0; at < bytes.length; at++) {
                int[] from = random.nextInt(3) == 0 ? leads : trails;
                bytes[at] = (byte) from[random.nextInt(from.length)];
            }
            agrees(bytes);
        }
    }

    @Test
    void looksOnlyAtTheSlice() {
        byte[] bytes = "é€é".getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.isValid(bytes, 2, 5)).isTrue();
        assertThat(Utf8.isValid(bytes, 1, 5)).isFalse();
        assertThat(Utf8.isValid(bytes, 2, 4)).isFalse();
        assertThat(Utf8.isValid(bytes, 2, 2)).isTrue();
    }

    @Test
    void mendsWhatIsMalformedAndNothingElse() {
        byte[] latin1 = "caf\u00e9 \"au\u00ff\" lait".getBytes(StandardCharsets.ISO_8859_1);
        byte[] mended = Utf8.mend(latin1, 0, latin1.length);
        assertThat(new String(mended, StandardCharsets.UTF_8)).isEqualTo("caf\uFFFD \"au\uFFFD\" lait");
    }

    private static void agrees(byte[] bytes) {
        if (Utf8.isValid(bytes, 0, bytes.length) != JacksonJudge.isUtf8(bytes)) {
            throw new AssertionError("the JDK judges otherwise: " + Arrays.toString(bytes));
        }
    }
}
