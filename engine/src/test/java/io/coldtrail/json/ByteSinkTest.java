package io.coldtrail.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSinkTest {
    private static final JacksonJudge JACKSON = new JacksonJudge(100);

    @Test
    void compactsWhiteSpaceBetweenTokensOnly() {
        String source = "{ \"b\" : [ 1.50 ,\r\n\t-0e1 , \" a : b \" ],\n \"a\\\" \\\\\" : { } , \"\\u0041\" :null }";
        assertThat(compact(source)).isEqualTo("{\"b\":[1.50,-0e1,\" a : b \"],\"a\\\" \\\\\":{},\"\\u0041\":null}");
    }

    @Test
    void compactsWhateverWhiteSpaceStandsBetweenTokens() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Pair document = new Pair(random);
            document.value(0);
            assertThat(compact(document.spaced.toString())).isEqualTo(document.dense.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|plain",
                "\\\"\\\\\\/|\"\\/",
                "\\u0041\\u00e9\\u20AC|Aé€",
                "\\ud83d\\ude00|😀",
                "a\\ud83db|a\uFFFDb",
                "\\ude00\\ud83d|\uFFFD\uFFFD",
                "\\ud83d\\ud83d\\ude00|\uFFFD😀",
                "\\ud83d\\n|`\uFFFD\n`",
                "é\\u00e9€|éé€"
            })
    void resolvesEscapes(String source, String expected) {
        assertThat(unescaped(source)).isEqualTo(expected);
    }

    @Test
    void resolvesControlEscapes() {
        assertThat(unescaped("\\b\\f\\n\\r\\t\\u0000")).isEqualTo("\b\f\n\r\t\0");
    }

    @Test
    void resolvesEscapesAsJacksonDoes() {
        Random random = new Random(11);
        String[] pieces = {"a", "é", "€", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\ud83d", "\\ude00", "\\u0041", "\\uFFFF"
        };
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(8); count > 0; count--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            StringBuilder expected = new StringBuilder();
            // Half a surrogate pair is no character: Jackson hands it on, text in UTF-8 cannot hold it.
            JACKSON.text("\"" + text + "\"")
                    .codePoints()
                    .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
                    .forEach(expected::appendCodePoint);
            assertThat(unescaped(text.toString())).as(text.toString()).isEqualTo(expected.toString());
        }
    }

    @Test
    void quotesTextSoThatJacksonReadsItBack() {
        StringBuilder text = new StringBuilder("é€😀\u007f");
        for (char c = 0; c < 128; c++) {
            text.append(c);
        }
        byte[] source = text.toString().getBytes(StandardCharsets.UTF_8);
        ByteSink sink = new ByteSink();
        sink.writeQuoted(source, 0, source.length);
        assertThat(JACKSON.text(text(sink))).isEqualTo(text.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 9, 10, -10, 1234567890123456789L, Long.MAX_VALUE, Long.MIN_VALUE})
    void writesNumbersInDigits(long value) {
        ByteSink sink = new ByteSink();
        sink.write("n=");
        sink.writeNumber(value);
        assertThat(text(sink)).isEqualTo("n=" + value);
    }

    @Test
    void keepsWhatWasWrittenWhileItGrows() {
        ByteSink sink = new ByteSink();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            sink.write("line " + i);
            sink.write('\n');
            expected.append("line ").append(i).append('\n');
        }
        assertThat(text(sink)).isEqualTo(expected.toString());
        sink.truncate(6);
        sink.write("!");
        assertThat(text(sink)).isEqualTo("line 0!");
    }

    private static String compact(String source) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        ByteSink sink = new ByteSink();
        sink.write("x");
        sink.writeCompact(bytes, 0, bytes.length);
        return text(sink).substring(1);
    }

    private static String unescaped(String source) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        ByteSink sink = new ByteSink();
        sink.writeUnescaped(bytes, 0, bytes.length);
        return text(sink);
    }

    private static String text(ByteSink sink) {
        return new String(sink.array(), 0, sink.length(), StandardCharsets.UTF_8);
    }

    /** One random document written twice, with white space and without. */
    private static final class Pair {
        private static final String[] SCALARS = {
            "1", "-0.50", "1E+05", "true", "null", "\"\"", "\" x \"", "\"a\\\" ,\"", "\"\\\\\"", "\"\\u0020é😀\""
        };
        private final Random random;
        private final StringBuilder spaced = new StringBuilder();
        private final StringBuilder dense = new StringBuilder();

        Pair(Random random) {
            this.random = random;
        }

        void value(int depth) {
            int kind = depth > 4 ? 0 : random.nextInt(3);
            if (kind == 0) {
                token(SCALARS[random.nextInt(SCALARS.length)]);
                return;
            }
            token(kind == 1 ? "[" : "{");
            for (int i = 0, count = random.nextInt(4); i < count; i++) {
                if (i > 0) {
                    token(",");
                }
                if (kind == 2) {
                    token("\"k " + i + "\"");
                    token(":");
                }
                value(depth + 1);
            }
            token(kind == 1 ? "]" : "}");
        }

        private void token(String token) {
            dense.append(token);
            spaced.append(space()).append(token).append(space());
        }

        private String space() {
            return " \t\r\n".substring(random.nextInt(4)).repeat(random.nextInt(2));
        }
    }
}
