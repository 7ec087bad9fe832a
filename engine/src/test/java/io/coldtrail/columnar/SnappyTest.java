package io.coldtrail.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.bytes.DamagedBytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks put together by hand from Snappy's format description. */
class SnappyTest {
    @ParameterizedTest
    @CsvSource({
        // a literal of three
        "03 08 616263, abc",
        // a literal whose length stands in a byte of its own
        "03 F0 02 616263, abc",
        // a literal, and a copy of four from three back with one byte of offset: it overlaps itself
        "07 08 616263 01 03, abcabca",
        // the same with two bytes and with four bytes of offset
        "07 08 616263 0E 0300, abcabca",
        "07 08 616263 0F 03000000, abcabca",
        // a run of one letter
        "0C 00 61 2A 0100, aaaaaaaaaaaa"
    })
    void inflatesLiteralsAndCopies(String block, String text) throws DamagedBytes {
        assertThat(inflate(block, text.length())).isEqualTo(text);
    }

    @Test
    void inflatesNothing() throws DamagedBytes {
        assertThat(inflate("00", 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "80",
                "FFFFFFFFFFFF",
                // ends within a literal, within its length, within an offset
                "07 18 616263",
                "07 F4 01",
                "07 08 616263 01",
                "07 08 616263 0E 03",
                // a copy from before the beginning, and from nowhere
                "07 08 616263 01 04",
                "07 08 616263 01 00",
                // less and more than promised
                "07 08 616263",
                "07 08 616263 01 03 00 61",
                "07 08 616263 05 03",
                // a literal of four thousand million bytes
                "07 FC FFFFFFFF 61"
            })
    void refusesABlockThatDoesNotHoldWhatItPromises(String block) {
        assertThatThrownBy(() -> inflate(block, 7))
                .isInstanceOfSatisfying(
                        DamagedBytes.class, e -> assertThat(e.reason()).isEqualTo("parquet-damaged"));
    }

    @Test
    void refusesALengthOtherThanThePages() {
        assertThatThrownBy(() -> inflate("03 08 616263", 4)).isInstanceOf(DamagedBytes.class);
    }

    private static String inflate(String block, int expected) throws DamagedBytes {
        byte[] bytes = HexFormat.of().parseHex(block.replace(" ", ""));
        return new String(Snappy.decompress(bytes, 0, bytes.length, expected), StandardCharsets.US_ASCII);
    }
}
