package io.coldtrail.decode.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.problem.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed lines in files of events one after another. */
class LineResyncTest {
    private static final String A = "{\"eventSource\":\"s\",\"eventName\":\"a\"}";
    private static final String B = "{\"eventSource\":\"s\",\"eventName\":\"b\"}";
    private static final String INDENTED = "{\n  \"eventSource\": \"s\",\n  \"eventName\": \"i\",\n  \"x\": {\n  }\n}";

    static Stream<Arguments> badLines() {
        return Stream.of(
                arguments("rubbish", "rubbish"),
                arguments("a run of NUL", "\0\0\0\0\0\0\0\0"),
                arguments("NUL in an event", "{\"eventSource\":\"s\",\"eve\0\0\0\0\0\0"),
                arguments("cut in a text", "{\"eventSource\":\"s\",\"eventNa"),
                arguments("cut after a comma", "{\"eventSource\":\"s\","),
                arguments("cut in an array", "{\"eventSource\":\"s\",\"a\":["),
                arguments("cut before a value", "{\"eventSource\":"),
                arguments("a closing brace too many", "}"),
                arguments("a word for a value", "{\"eventSource\":nil}"),
                arguments("bytes after an event of another format", "<xml/>{\"a\":1}"),
                arguments("an indented event that is broken", "{\n  \"eventSource\": \"s\",\n  \"a\": oops\n  {\n}"),
                arguments("blank lines within", "bad\n\n\nbad"),
                arguments("a line break of two bytes", "bad\r"),
                arguments("bytes that are no text", "\u00ff\u00fe{"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLines")
    void costsOneRecordBetweenEvents(String name, String bad) {
        String document = A + "\n" + bad + "\n" + B + "\n" + INDENTED + "\n";
        Decoded decoded = decode(document);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(names(decoded)).containsExactly("a", "b", "i");
        assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(0L, 2L, 3L);
        assertThat(decoded.rejects()).containsExactly(new Decoded.Reject(1, A.length() + 1, "json-malformed"));
        assertThat(decoded.rejectedTexts()).containsExactly(text(bad));
        assertThat(decoded.rows().get(1).values()).hasSize(2);
        assertThat(Account.of(bytes(document), Limits.DEFAULT).between()).isBlank();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLines")
    void costsOneRecordBeforeTheFirstEvent(String name, String bad) {
        Decoded decoded = decode(bad + "\n" + A + "\n" + B);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(names(decoded)).containsExactly("a", "b");
        assertThat(decoded.rejects()).containsExactly(new Decoded.Reject(0, 0, "json-malformed"));
        assertThat(decoded.rejectedTexts()).containsExactly(text(bad));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLines")
    void isPassedHoweverTheBytesCome(String name, String bad) {
        for (String document :
                List.of(A + "\n" + bad + "\n" + B + "\n" + bad + "\n" + INDENTED, bad + "\n" + A + "\n" + bad)) {
            byte[] file = bytes(document);
            Decoded whole = decode(document);
            for (int piece = 1; piece <= 7; piece += 2) {
                assertThat(Decoded.inPieces(new CloudTrailDecoder(Limits.DEFAULT), file, piece, piece))
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void startsAtTheNextLineThatBeginsWithABraceOnly() {
        String bad = "{\"a\": x}\n  " + B + "\n}\n\"" + B + "\n[" + B + "]";
        Decoded decoded = decode(A + "\n" + bad + "\n" + B);
        assertThat(names(decoded)).containsExactly("a", "b");
        assertThat(decoded.rejectedTexts()).containsExactly(bad);
    }

    @Test
    void rejectsAMalformedLastLine() {
        Decoded decoded = decode(A + "\n" + "{\"a\":x}\n");
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejectedTexts()).containsExactly("{\"a\":x}");
        assertThat(decode(A + "\n\0\0").rejectedTexts()).containsExactly("\0\0");
    }

    @Test
    void tellsOfDamageWhereTheLastLineIsCut() {
        String start = A + "\n" + B + "\n";
        for (int length = 1; length < INDENTED.length(); length++) {
            String document = start + INDENTED.substring(0, length);
            Decoded decoded = decode(document);
            assertThat(names(decoded)).containsExactly("a", "b");
            assertThat(decoded.rejects()).isEmpty();
            DecodeOutcome.Damage damage = decoded.outcome().damage();
            assertThat(damage)
                    .isEqualTo(
                            new DecodeOutcome.Damage("json-truncated", "the JSON ends too early", 2, start.length()));
            assertThat(Account.of(bytes(document), Limits.DEFAULT).rest()).isEqualTo(INDENTED.substring(0, length));
        }
    }

    /** The line that lacks its end would take the last one for its own, to the end of the file. */
    @Test
    void findsTheLastLineBehindOneThatLacksItsEnd() {
        for (String before : List.of("", A + "\n")) {
            Decoded decoded = decode(before + "{\"eventSource\":\"s\",\"a\":[\n" + B + "\n");
            assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
            assertThat(names(decoded)).endsWith("b");
            assertThat(decoded.rejectedTexts()).containsExactly("{\"eventSource\":\"s\",\"a\":[");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n  \"eventSource\": \"s\",\n  \"a\": oops\n}\n",
                "{\n  \"eventSource\": \"s\",\n  \"a\": {\n",
                "{\"a\":1}\n{\"b\":x}\n{\"c\":1}\n",
                "{\"a\": x, \"Records\": [\n{\"eventSource\":\"s\",\"eventName\":\"n\"},\n{\"eventSource\":\"s\",\"eventName\":\"n\"}\n]}",
                "{\"Records\":[\n{\"a\":x}\n]}\n{\"eventSource\":\"s\",\"eventName\":\"n\"}\n",
                "[\n{\"a\":x}\n]\n{\"eventSource\":\"s\",\"eventName\":\"n\"}\n",
                "{\"eventSource\":\"s\",\"eventName\":\"n\"}\n{\"Records\":[{\"a\":x}]}\n{\"eventSource\":\"s\",\"eventName\":\"n\"}\n"
            })
    void isDamageWhereNothingShowsThatLinesAreEvents(String document) {
        Decoded decoded = decode(document);
        assertThat(decoded.outcome().damage()).isNotNull();
        assertThat(decoded.outcome().damage().reason()).isIn("json-malformed", "json-truncated");
        assertThat(decoded.rejects()).extracting(Decoded.Reject::reason).doesNotContain("json-malformed");
        assertThat(Account.of(bytes(document), Limits.DEFAULT).rest()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello\n{ world }\n", "x\n{\"a\":1}\n{\"b\":2}\n", "\0\0\n"})
    void ignoresTextWithoutAnyEvent(String document) {
        assertThat(decode(document))
                .isEqualTo(new Decoded(List.of(), List.of(), List.of(), DecodeOutcome.ignored("no-cloudtrail-events")));
    }

    /** The reject has no bound of its own once the file is known to hold events. */
    @Test
    void passesALineLongerThanTheWindow() {
        Limits limits = new Limits(4_096, 32);
        String bad = "{\"a\":x" + "\nno start {".repeat(5_000);
        byte[] file = bytes(A + "\n" + bad + "\n" + B);
        Decoded decoded = Decoded.of(new CloudTrailDecoder(limits), file, limits);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(names(decoded)).containsExactly("a", "b");
        assertThat(decoded.rejectedTexts()).containsExactly(bad);
    }

    @Test
    void isDamageWhereTheFirstEventIsOutOfSight() {
        Limits limits = new Limits(4_096, 32);
        byte[] file = bytes("{\"a\":x" + "\nno start {".repeat(5_000) + "\n" + B);
        Decoded decoded = Decoded.of(new CloudTrailDecoder(limits), file, limits);
        assertThat(decoded.outcome().damage()).isNotNull();
        assertThat(decoded.outcome().damage().offset()).isEqualTo("{\"a\":".length());
        assertThat(Account.of(file, limits).rest()).hasSize(file.length);
    }

    /** Each line is an event or is spoilt, and the events come out whatever the others are. */
    @Test
    void keepsEveryEventAmongSpoiltLines() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<String> expected = new ArrayList<>();
            StringBuilder document = new StringBuilder();
            for (int line = 0; line < 20; line++) {
                String event = "{\"eventSource\":\"s\",\"eventName\":\"n" + line + "\",\"eventID\":\"" + round + "\"}";
                boolean spoilt = random.nextInt(3) == 0 && line < 19;
                if (spoilt) {
                    document.append(event, 0, random.nextInt(event.length() - 1) + 1);
                    document.append("\0".repeat(random.nextInt(3)));
                } else {
                    expected.add("n" + line);
                    document.append(event);
                }
                document.append('\n');
            }
            byte[] file = bytes(document.toString());
            Decoded decoded = Decoded.inPieces(
                    new CloudTrailDecoder(Limits.DEFAULT), file, 1 + random.nextInt(50), 1 + random.nextInt(50));
            assertThat(decoded.outcome()).as(document.toString()).isEqualTo(DecodeOutcome.complete());
            assertThat(names(decoded)).as(document.toString()).isEqualTo(expected);
            assertThat(Account.of(file, Limits.DEFAULT).between()).isBlank();
        }
    }

    private static List<String> names(Decoded decoded) {
        return decoded.rows().stream()
                .map(row -> String.valueOf(row.values().get("eventname")))
                .toList();
    }

    private static Decoded decode(String document) {
        return Decoded.of(new CloudTrailDecoder(Limits.DEFAULT), bytes(document));
    }

    /** Latin-1, so that bytes stand here that are no UTF-8. */
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(String latin) {
        return new String(bytes(latin), StandardCharsets.UTF_8);
    }
}
