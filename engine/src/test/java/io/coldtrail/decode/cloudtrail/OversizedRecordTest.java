package io.coldtrail.decode.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.problem.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records beyond the limits of length and depth, which cost only themselves. */
class OversizedRecordTest {
    private static final Limits LIMITS = new Limits(4_096, 32);
    private static final String GOOD = "{\"eventSource\":\"s\",\"eventName\":\"n\"}";
    private static final String LONG_TEXT = "\\\"]}{[\\\\".repeat(1_000);
    private static final int LEVELS = 100_000;

    static Stream<Arguments> oversized() {
        return Stream.of(
                arguments("an event", "{\"eventSource\":\"s\",\"eventName\":\"" + LONG_TEXT + "\"}", "record-too-long"),
                arguments(
                        "many small members",
                        "{\"eventSource\":\"s\",\"eventName\":\"n\",\"a\":[" + "{\"b\":\"]\"},".repeat(2_000) + "1]}",
                        "record-too-long"),
                arguments("a text", "\"" + LONG_TEXT + "\"", "record-too-long"),
                arguments("an array", "[" + "[1],".repeat(3_000) + "{}]", "record-too-long"),
                arguments("a number", "1".repeat(9_000), "record-too-long"),
                arguments("a short one that nests", "{\"a\":" + "[".repeat(33) + "]".repeat(33) + "}", "too-deep"),
                arguments("arrays", "{\"a\":" + "[".repeat(LEVELS) + "]".repeat(LEVELS) + "}", "too-deep"),
                arguments("objects", "{\"a\":".repeat(LEVELS) + "1" + "}".repeat(LEVELS), "too-deep"),
                arguments("arrays in no object", "[".repeat(LEVELS) + "]".repeat(LEVELS), "too-deep"),
                arguments(
                        "a column that nests",
                        "{\"eventSource\":\"s\",\"eventName\":\"n\",\"requestParameters\":" + "[".repeat(LEVELS)
                                + "]".repeat(LEVELS) + "}",
                        "too-deep"));
    }

    @Test
    void takesALargeDocumentOfAnotherProgramForWhatItIs() {
        String stranger = "{\"seed\":1,\"options\":{\"eventName\":2},\"texts\":\"" + LONG_TEXT + "\"}";
        assertThat(decode(stranger).outcome()).isEqualTo(DecodeOutcome.ignored("no-cloudtrail-events"));
        // Beside events it may be one.
        assertThat(decode(GOOD + "\n" + stranger).outcome()).isEqualTo(DecodeOutcome.complete());
    }

    @Test
    void takesALargeDocumentThatMayBeAnEventForARecord() {
        for (String event : List.of(
                "{\"eventVersion\":\"1.08\",\"a\":1,\"b\":2,\"texts\":\"" + LONG_TEXT + "\"}",
                "{\"id\":1,\"source\":2,\"detail\":\"" + LONG_TEXT + "\"}",
                "{\"a\":\"" + LONG_TEXT + "\",\"eventSource\":\"s\",\"eventName\":\"n\"}")) {
            Decoded decoded = decode(event);
            assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
            assertThat(decoded.rejects()).containsExactly(new Decoded.Reject(0, 0, "record-too-long"));
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("oversized")
    void costsItselfWithinRecords(String name, String record, String reason) {
        for (String around : List.of("{\"Records\":[%s]}", "[%s]", "{\"Events\" : [ %s ] }\n")) {
            String document = around.replace("%s", GOOD + " ,\n " + record + " , " + GOOD + "," + record);
            int first = document.indexOf(record);
            int second = document.indexOf(record, first + record.length());
            Decoded decoded = decode(document);
            assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
            assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(0L, 2L);
            assertThat(decoded.rejects())
                    .containsExactly(new Decoded.Reject(1, first, reason), new Decoded.Reject(3, second, reason));
            assertThat(decoded.rejectedTexts()).containsExactly(record, record);
            assertThat(decoded.rows().get(1).values()).hasSize(2);
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("oversized")
    void costsItselfBetweenLines(String name, String record, String reason) {
        if (!record.startsWith("{")) {
            return;
        }
        for (String document : List.of(
                GOOD + "\n" + record + "\n" + GOOD + "\n",
                GOOD + record + GOOD,
                GOOD + "\n\n" + record + "\r\n{\"Records\":[" + GOOD + "]}")) {
            Decoded decoded = decode(document);
            assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
            assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(0L, 2L);
            assertThat(decoded.rejects()).containsExactly(new Decoded.Reject(1, document.indexOf(record), reason));
            assertThat(decoded.rejectedTexts()).containsExactly(record);
        }
        Decoded first = decode(record + "\n" + GOOD);
        assertThat(first.rejects()).containsExactly(new Decoded.Reject(0, 0, reason));
        assertThat(first.rows()).extracting(Decoded.Row::record).containsExactly(1L);
    }

    /** It may have been an event, so the file is not one that holds none. */
    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("oversized")
    void isToldWhereItIsAllThatThereIs(String name, String record, String reason) {
        String document = record.startsWith("{") ? record : "[" + record + "]";
        Decoded decoded = decode(document);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejects()).extracting(Decoded.Reject::reason).containsExactly(reason);
        assertThat(decoded.rejectedTexts()).containsExactly(record);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("oversized")
    void isTheSameHoweverTheBytesCome(String name, String record, String reason) {
        byte[] file = utf8("[" + GOOD + "," + record + "," + GOOD + "]");
        Decoded whole = Decoded.of(new CloudTrailDecoder(LIMITS), file, LIMITS);
        for (int piece : List.of(1, 7, 4_096)) {
            assertThat(Decoded.inPieces(new CloudTrailDecoder(LIMITS), file, LIMITS, piece, 16))
                    .isEqualTo(whole);
        }
    }

    /** What was handed on is one record, and the damage behind it is told at the next position. */
    @Test
    void endsAsARejectWhereTheFileIsCutWithinIt() {
        String record = "{\"a\":\"" + "x".repeat(9_000);
        for (String start : List.of("{\"Records\":[" + GOOD + ",", GOOD + "\n")) {
            Decoded decoded = decode(start + record);
            assertThat(decoded.rows()).hasSize(1);
            assertThat(decoded.rejects()).containsExactly(new Decoded.Reject(1, start.length(), "record-too-long"));
            assertThat(decoded.rejectedTexts()).containsExactly(record);
            DecodeOutcome.Damage damage = decoded.outcome().damage();
            assertThat(damage).isNotNull();
            assertThat(damage.reason()).isEqualTo("json-truncated");
            assertThat(damage.record()).isEqualTo(2);
            assertThat(damage.offset()).isEqualTo(start.length() + record.length());
            assertThat(Account.of(utf8(start + record), LIMITS).rest()).isEmpty();
        }
    }

    @Test
    void lastsToTheEndOfTheFileWhereItsBracketsDoNotBalance() {
        String record = "{\"a\":" + "[".repeat(1_000) + "]".repeat(900) + "}," + GOOD + "]}";
        Decoded decoded = decode("{\"Records\":[" + GOOD + "," + record);
        assertThat(decoded.rows()).hasSize(1);
        assertThat(decoded.rejects()).extracting(Decoded.Reject::reason).containsExactly("too-deep");
        assertThat(decoded.rejectedTexts()).containsExactly(record);
        assertThat(decoded.outcome().damage()).isNotNull();
        assertThat(decoded.outcome().damage().record()).isEqualTo(2);
    }

    /** Nothing is left on the stack, and nothing is kept. */
    @Test
    void takesMillionsOfLevels() {
        String record = "[".repeat(5_000_000);
        Decoded decoded = decode("[" + record + "]".repeat(5_000_000) + "," + GOOD + "]");
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejectedTexts()).extracting(String::length).containsExactly(10_000_000);
        assertThat(decoded.rows()).hasSize(1);
    }

    @Test
    void takesAsManyLevelsAsTheLimitSays() {
        List<String> reasons = new ArrayList<>();
        for (int levels : List.of(31, 32, 33)) {
            Decoded decoded = decode("[{\"eventSource\":\"s\",\"eventName\":\"n\",\"new\":" + "[".repeat(levels)
                    + "]".repeat(levels) + "}," + GOOD + "]");
            decoded.rejects().forEach(reject -> reasons.add(levels + " " + reject.reason()));
            assertThat(decoded.rows()).hasSize(levels > 32 ? 1 : 2);
        }
        assertThat(reasons).containsExactly("33 too-deep");
    }

    /** What stands around the records is no record, and there is nothing else to tell it by. */
    @Test
    void isDamageOutsideOfRecords() {
        for (String member :
                List.of("\"a\":\"" + "x".repeat(9_000) + "\"", "\"a\":" + "[".repeat(100) + "]".repeat(100))) {
            String document = "{\"Records\":[" + GOOD + "]," + member + "}";
            Decoded decoded = decode(document);
            assertThat(decoded.rows()).hasSize(1);
            assertThat(decoded.outcome().damage()).isNotNull();
            assertThat(decoded.outcome().damage().reason()).isIn("record-too-long", "too-deep");
            assertThat(decoded.outcome().damage().record()).isEqualTo(1);
            assertThat(Account.of(utf8(document), LIMITS).rest()).isEqualTo("," + member + "}");
        }
    }

    private static Decoded decode(String document) {
        return Decoded.of(new CloudTrailDecoder(LIMITS), utf8(document), LIMITS);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
