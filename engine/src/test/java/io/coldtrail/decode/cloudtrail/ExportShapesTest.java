package io.coldtrail.decode.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.Decoded;
import io.coldtrail.problem.Limits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How exports and log shippers arrange events; each document holds the events a, b and c. */
class ExportShapesTest {
    private static final String A = "{\"eventSource\":\"s\",\"eventName\":\"a\"}";
    private static final String B = "{\"eventSource\":\"s\",\"eventName\":\"b\"}";
    private static final String C = "{\"eventSource\":\"s\",\"eventName\":\"c\"}";
    private static final String BOM = "\uFEFF";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"records\":[A,B,C]}",
                "{\"RECORDS\" : [ A , B , C ] }",
                "{\"events\":[A,B,C],\"NextToken\":null}",
                "{\"Records\":[A],\"Events\":[B,C]}",
                "{\"Records\":[]}\n{\"Events\":[A,B]}\n[C]\n",
                "[A]\n[]\nB\nC",
                "A\n\n\nB\r\n\r\nC",
                "  A\n  B\n  C",
                "BOMA\nB\nC",
                "BOM{\"Records\":[A,B]}\nBOM[C]BOM\n",
                "D(A)\nD(B)\nD(C)\n",
                "[D(A),D(B),\nD(C)]",
                "{\"Records\":[A,D(B),C]}",
                "A\nD(B)\n{\"Records\":[D(C)]}"
            })
    void areAllRead(String shape) {
        String document = shape.replace("BOM", BOM)
                .replaceAll("D\\(([ABC])\\)", "{\"version\":\"0\",\"detail\":$1}")
                .replaceAll("\\bA\\b", quoted(A))
                .replaceAll("\\bB\\b", quoted(B))
                .replaceAll("\\bC\\b", quoted(C));
        Decoded decoded = decode(document);
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejects()).isEmpty();
        assertThat(decoded.rows())
                .extracting(row -> row.values().get("eventname"))
                .containsExactly("a", "b", "c");
        assertThat(decoded.rows()).extracting(Decoded.Row::record).containsExactly(0L, 1L, 2L);
        for (int piece = 1; piece <= 5; piece += 2) {
            assertThat(Decoded.inPieces(new CloudTrailDecoder(Limits.DEFAULT), utf8(document), piece, piece))
                    .isEqualTo(decoded);
        }
    }

    /** As shippers write them, with members of their own beside the event's. */
    @Test
    void anEventNeedsNothingButItsSourceAndName() {
        Decoded decoded = decode(
                "{\"@timestamp\":\"2020-09-14T00:44:23.000Z\",\"@version\":\"1\",\"eventName\":\"a\",\"eventSource\":\"s\"}\n");
        assertThat(decoded.rows().get(0).values())
                .containsEntry("unmapped_json", "{\"@timestamp\":\"2020-09-14T00:44:23.000Z\",\"@version\":\"1\"}")
                .doesNotContainKey("eventtime");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"aws\":{\"cloudtrail\":A}}]",
                "{\"_source\":A}\n{\"_source\":B}\n",
                "{\"message\":\"{}\",\"event\":[A]}",
                "[[A]]",
                "{\"detail\":{\"detail\":A}}"
            })
    void anEventDeepInsideSomethingElseIsNone(String shape) {
        Decoded decoded = decode(shape.replace("A", A).replace("B", B));
        assertThat(decoded.rows()).isEmpty();
        assertThat(decoded.rejects()).extracting(Decoded.Reject::reason).containsOnly("not-an-event");
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.ignored("no-cloudtrail-events"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Records\":[%s]}", "{\"Events\":[%s]}"})
    void aWrapperTellsOfEachElementThatIsNoEvent(String wrapper) {
        Decoded decoded = decode(wrapper.replace("%s", "{\"a\":1},{\"b\":2}"));
        assertThat(decoded.outcome()).isEqualTo(DecodeOutcome.complete());
        assertThat(decoded.rejectedTexts()).containsExactly("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void bytesThatAreNoTextAreMalformedOutsideOfStrings() {
        for (String document : List.of("[" + A + ",\u00e9]", "{\"Records\":[{\"a\":\u00ff}]}", "{\u00e9\"a\":1}")) {
            Decoded decoded =
                    Decoded.of(new CloudTrailDecoder(Limits.DEFAULT), document.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(decoded.outcome().damage()).as(document).isNotNull();
            assertThat(decoded.outcome().damage().reason()).isEqualTo("json-malformed");
        }
    }

    private static String quoted(String event) {
        return Matcher.quoteReplacement(event);
    }

    private static Decoded decode(String document) {
        return Decoded.of(new CloudTrailDecoder(Limits.DEFAULT), utf8(document));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
