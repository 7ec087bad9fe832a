package io.coldtrail.columnar.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    @Test
    void numbersTextsInTheOrderInWhichTheyCome() {
        agree(i -> "text " + i % 700);
        agree(i -> "");
        agree("x"::repeat);
        agree(i -> String.valueOf((char) ('a' + i % 20)));
    }

    /** Addresses differ in few bits, and often in the last bytes only; that must not make lookups long. */
    @Test
    void takesManyTextsThatAreNearlyAlike() {
        agree(i -> "10." + i % 7 + "." + i / 256 % 256 + "." + i % 256);
        agree(i -> "arn:aws:iam::111122223333:role/service-role/" + i);
        agree(i -> String.format("%08d", i * 8));
    }

    @Test
    void takesManyNumbersThatAreNearlyAlike() {
        for (long step : new long[] {1, 8, 1 << 20, 1L << 40}) {
            NumberDictionary dictionary = new NumberDictionary(NumberWidth.INT64);
            for (int i = 0; i < 60_000; i++) {
                assertThat(dictionary.id(i * step)).isEqualTo(i);
            }
            for (int i = 0; i < 60_000; i++) {
                assertThat(dictionary.id(i * step)).isEqualTo(i);
            }
        }
    }

    @Test
    void refusesWhatGoesBeyondItsBytes() {
        TextDictionary texts = new TextDictionary();
        byte[] half = new byte[Dictionary.MAX_BYTES / 2];
        assertThat(texts.id(half, 0, half.length)).isZero();
        assertThat(texts.id(half, 0, half.length - 1)).isEqualTo(Dictionary.REFUSED);
        assertThat(texts.id(half, 0, half.length)).isZero();
        assertThat(texts.id(half, 0, 5)).isEqualTo(1);
    }

    /** Whoever knows the hash can make values that share a slot; looking for one must not go through all of them. */
    @Test
    void refusesNumbersThatWereMadeToCollide() {
        NumberDictionary dictionary = new NumberDictionary(NumberWidth.INT64);
        int refused = 0;
        int made = 0;
        for (long number = 0; made < 100; number++) {
            if ((Dictionary.spread(number) & 0xFFFF) == 0) {
                made++;
                refused += dictionary.id(number) == Dictionary.REFUSED ? 1 : 0;
            }
        }
        assertThat(refused).isEqualTo(100 - Dictionary.MAX_PROBES);
    }

    @Test
    void isEmptyAfterClearing() {
        TextDictionary dictionary = new TextDictionary();
        byte[] text = {1, 2, 3};
        dictionary.id(text, 0, 3);
        dictionary.clear();
        assertThat(dictionary.size()).isZero();
        assertThat(dictionary.id(text, 1, 2)).isZero();
        assertThat(dictionary.content().copy()).containsExactly(2, 0, 0, 0, 2, 3);
    }

    private static void agree(IntFunction<String> texts) {
        TextDictionary dictionary = new TextDictionary();
        Map<String, Integer> expected = new LinkedHashMap<>();
        Random random = new Random(3);
        for (int i = 0; i < 15_000; i++) {
            String text = texts.apply(random.nextInt(3) == 0 ? random.nextInt(i + 1) : i);
            if (text.length() > 200) {
                break;
            }
            expected.putIfAbsent(text, expected.size());
            byte[] padded = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
            assertThat(dictionary.id(padded, 1, padded.length - 2)).as(text).isEqualTo(expected.get(text));
        }
        Bytes content = new Bytes();
        for (String text : expected.keySet()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            content.putText(bytes, 0, bytes.length);
        }
        assertThat(dictionary.content().copy()).isEqualTo(content.copy());
    }
}
