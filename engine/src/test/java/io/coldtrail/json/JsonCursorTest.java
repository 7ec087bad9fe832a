package io.coldtrail.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.problem.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jackson is the judge of what JSON is. */
class JsonCursorTest {
    private static final int MAX_DEPTH = 16;
    private static final Limits LIMITS = new Limits(1 << 20, MAX_DEPTH);
    private static final JacksonJudge JACKSON = new JacksonJudge(MAX_DEPTH);

    private static final String EVENT = """
            {"Records": [{"eventVersion": "1.08", "userIdentity": {"type": "IAMUser", "accountId": "111122223333"},
              "eventTime": "2024-01-05T10:00:00Z", "readOnly": true, "responseElements": null, "empty": {}, "none": [],
              "requestParameters": {"n": [0, -1, 2.50, 1e5, -0.1E-7], "text": "a \\"b\\" \\u00e9\\ud83d\\ude00 \\/ ü"}},
             {"eventName": "ListBuckets"}]}""";

    static Stream<String> validDocuments() {
        return Stream.of(
                "0",
                "-0",
                "10",
                "-12.5",
                "1e5",
                "1E+5",
                "1.0e-10",
                "0.0",
                "0e0",
                "123456789012345678901234567890",
                "1e99999",
                "true",
                "false",
                "null",
                "\"\"",
                "\"a\"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"\\u0000\\uABCD\\uabcd\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\\ud83d\\ude00\"",
                "\"é€😀\"",
                "\"\u007f\"",
                "{}",
                "[]",
                "[[]]",
                "[{}]",
                "{\"\":1}",
                "{\"a\":{\"a\":1,\"a\":2}}",
                " \t\r\n[ 1 , 2 ]",
                "{ \"a\" : [ ] , \"b\" : null }",
                nested(MAX_DEPTH, "1"),
                nested(MAX_DEPTH, ""),
                EVENT);
    }

    static Stream<String> invalidDocuments() {
        return Stream.of(
                "",
                " ",
                "-",
                "01",
                "-01",
                "00",
                "1.",
                ".5",
                "1.e5",
                "1e",
                "1e+",
                "+1",
                "0x10",
                "1 2",
                "1x",
                "truex",
                "True",
                "nul",
                "nulL",
                "NaN",
                "Infinity",
                "-Infinity",
                "\"",
                "\"a",
                "'a'",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\U0041\"",
                "\"\t\"",
                "\"a\nb\"",
                "\"\u0000\"",
                "\"\u001f\"",
                "[",
                "]",
                "{",
                "}",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1;2]",
                "[01]",
                "[1.]",
                "[-]",
                "[1}",
                "{\"a\":1]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\" 1}",
                "{a:1}",
                "{1:1}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,,\"b\":2}",
                "{}{}",
                "[]]",
                "// comment\n1",
                "[1/*2*/]",
                "\u00a01",
                "\ufeff1",
                "[\u000b1]",
                nested(MAX_DEPTH + 1, "1"),
                nested(MAX_DEPTH + 1, ""));
    }

    @ParameterizedTest
    @MethodSource("validDocuments")
    void acceptsValidDocuments(String document) {
        assertThat(JACKSON.accepts(document)).as("the judge").isTrue();
        assertThat(accepts(document)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("invalidDocuments")
    void refusesInvalidDocuments(String document) {
        assertThat(JACKSON.accepts(document)).as("the judge").isFalse();
        assertThat(accepts(document)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("validDocuments")
    void asksForMoreBytesWhereverAValidDocumentIsCut(String document) {
        byte[] bytes = bytes(document);
        // What stands behind the end does not exist yet; it must not be looked at.
        byte[] followedByRubbish = Arrays.copyOf(bytes, bytes.length + 1);
        followedByRubbish[bytes.length] = '!';
        for (int length = 0; length < bytes.length; length++) {
            JsonCursor cursor = new JsonCursor(LIMITS);
            cursor.reset(followedByRubbish, 0, length);
            assertThatThrownBy(cursor::skipValue)
                    .as("cut after %s bytes", length)
                    .isInstanceOf(Underflow.class);
        }
    }

    @Test
    void takesANumberAsEndedOnlyWhenAnotherByteIsSeen() {
        JsonCursor cursor = new JsonCursor(LIMITS);
        cursor.reset(bytes("123,"), 0, 3);
        assertThatThrownBy(cursor::skipValue).isInstanceOf(Underflow.class);
        cursor.reset(bytes("123,"), 0, 4);
        cursor.skipValue();
        assertThat(cursor.position()).isEqualTo(3);
    }

    @Test
    void tellsWhereTheFaultIs() {
        JsonCursor cursor = new JsonCursor(LIMITS);
        byte[] document = bytes("[1, 2, \"ab\\qc\"]");
        cursor.reset(document, 0, document.length);
        assertThatThrownBy(cursor::skipValue)
                .isInstanceOfSatisfying(
                        MalformedJson.class, e -> assertThat(e.position()).isEqualTo(10));
    }

    @Test
    void namesTheLimitOfNesting() {
        JsonCursor cursor = new JsonCursor(LIMITS);
        byte[] document = bytes(nested(MAX_DEPTH + 1, "1"));
        cursor.reset(document, 0, document.length);
        assertThatThrownBy(cursor::skipValue)
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("maxDepth")
                .hasMessageContaining(Integer.toString(MAX_DEPTH));
    }

    @Test
    void startsAnywhereInTheArray() {
        JsonCursor cursor = new JsonCursor(LIMITS);
        byte[] document = bytes("xx{\"key\": \"a\\nb\"}yy");
        cursor.reset(document, 2, document.length);
        cursor.expect('{');
        cursor.string();
        assertThat(cursor.stringStart()).isEqualTo(4);
        assertThat(cursor.stringEnd()).isEqualTo(7);
        assertThat(cursor.stringEscaped()).isFalse();
        cursor.expect(':');
        cursor.string();
        assertThat(cursor.stringEscaped()).isTrue();
        assertThat(cursor.another('}')).isFalse();
        assertThat(cursor.position()).isEqualTo(document.length - 2);
    }

    @Test
    void agreesWithJacksonOnMutants() {
        Random random = new Random(20240105);
        List<String> seeds = validDocuments().toList();
        int accepted = 0;
        int judged = 0;
        for (int i = 0; i < 40_000; i++) {
            String seed = i % 2 == 0 ? EVENT : seeds.get(random.nextInt(seeds.size()));
            byte[] mutant = bytes(seed);
            for (int change = random.nextInt(3); change >= 0; change--) {
                mutant = mutated(mutant, random);
            }
            if (!JacksonJudge.isUtf8(mutant)) {
                continue;
            }
            String document = new String(mutant, StandardCharsets.UTF_8);
            boolean expected = JACKSON.accepts(document);
            assertThat(accepts(document)).as(document).isEqualTo(expected);
            accepted += expected ? 1 : 0;
            judged++;
        }
        assertThat(accepted).as("mutants that are still valid").isBetween(judged / 50, judged - judged / 50);
    }

    private static byte[] mutated(byte[] source, Random random) {
        if (source.length == 0) {
            return source;
        }
        String alphabet = "{}[]\",:\\ \n\t0123456789.-+eEtfnulrsa/\u0001";
        int at = random.nextInt(source.length);
        byte replacement = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        int length = Math.min(random.nextInt(4), source.length - at);
        byte[] head = Arrays.copyOf(source, at);
        byte[] tail = Arrays.copyOfRange(source, at, source.length);
        return switch (random.nextInt(5)) {
            case 0 -> joined(head, new byte[] {replacement}, Arrays.copyOfRange(tail, 1, tail.length));
            case 1 -> joined(head, new byte[] {replacement}, tail);
            case 2 -> joined(head, Arrays.copyOfRange(tail, length, tail.length));
            case 3 -> joined(head, Arrays.copyOf(tail, length), tail);
            default -> random.nextInt(8) == 0 ? head : joined(head, " ".getBytes(StandardCharsets.UTF_8), tail);
        };
    }

    private static byte[] joined(byte[]... pieces) {
        ByteSink sink = new ByteSink();
        for (byte[] piece : pieces) {
            sink.write(piece, 0, piece.length);
        }
        return Arrays.copyOf(sink.array(), sink.length());
    }

    /** Whether the cursor takes the document as one value. A line end follows, since it cannot know the end of input. */
    private static boolean accepts(String document) {
        byte[] bytes = bytes(document + "\n");
        JsonCursor cursor = new JsonCursor(LIMITS);
        cursor.reset(bytes, 0, bytes.length);
        try {
            cursor.skipValue();
        } catch (MalformedJson | Underflow e) {
            return false;
        }
        for (int i = cursor.position(); i < bytes.length; i++) {
            if (" \t\r\n".indexOf(bytes[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String nested(int depth, String innermost) {
        return "[".repeat(depth) + innermost + "]".repeat(depth);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
