package io.coldtrail.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.bytes.DamagedBytes;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Structures put together by hand from the description of Thrift's compact protocol. */
class CompactStructureTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                // a truth value, a number, a text, a far field
                "11 00",
                "15 8001 00",
                "18 03 616263 00",
                "05 8001 02 00",
                // a list of two numbers, of sixteen truth values, of structures
                "19 25 02 04 00",
                "19 F1 10 01010101010101010101010101010101 00",
                "19 2C 00 1502 00 00",
                // an empty map, and one from a number to a text
                "1B 00 00",
                "1B 01 58 02 01 61 00",
                "1C 1C 00 00 00",
                "17 0000000000000000 00"
            })
    void findsTheEndOfAStructure(String structure) throws DamagedBytes {
        byte[] bytes = bytes(structure + "FFFF");

        assertThat(CompactStructure.end(bytes, 0, bytes.length)).isEqualTo(bytes.length - 2);
        for (int end = 0; end < bytes.length - 2; end++) {
            assertThat(CompactStructure.end(bytes, 0, end)).as("cut at " + end).isEqualTo(CompactStructure.INCOMPLETE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a list of 2,147,483,647 structures, a text as long, a map as large: none of it is there
                "19 FC FFFFFFFF07 00 00",
                "18 FFFFFFFF07 616263 00",
                "1B FFFFFFFF07 58 02 00"
            })
    void neverTakesALengthForGranted(String structure) throws DamagedBytes {
        byte[] bytes = bytes(structure);

        assertThat(CompactStructure.end(bytes, 0, bytes.length)).isEqualTo(CompactStructure.INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a negative length, a number without an end, a type that there is not
                "18 FFFFFFFF0F 00",
                "15 FFFFFFFFFFFFFFFFFFFFFF 00",
                "1E 00"
            })
    void refusesWhatCannotBe(String structure) {
        byte[] bytes = bytes(structure);

        assertThatThrownBy(() -> CompactStructure.end(bytes, 0, bytes.length)).isInstanceOf(DamagedBytes.class);
    }

    @Test
    void refusesNestingWithoutEnd() {
        byte[] bytes = bytes("1C".repeat(100));

        assertThatThrownBy(() -> CompactStructure.end(bytes, 0, bytes.length))
                .isInstanceOf(DamagedBytes.class)
                .hasMessageContaining("too deeply");
    }

    private static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
    }
}
