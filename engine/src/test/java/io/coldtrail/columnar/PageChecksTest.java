package io.coldtrail.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.bytes.DamagedBytes;
import io.coldtrail.problem.Limits;
import java.util.HexFormat;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Pages of eight values, put together by hand from the description of Parquet's encodings. */
class PageChecksTest {
    private static final int VALUES = 8;

    @ParameterizedTest
    @CsvSource({
        // eight equal indexes, and eight packed in three bits
        "RLE_DICTIONARY, 03 10 05",
        "RLE_DICTIONARY, 03 03 88C6FA",
        // eight truth values: their length, a run
        "RLE, 02000000 10 01",
        // a block of 128 in four parts, eight values, the first 0, least delta 1, no bits for the rest
        "DELTA_BINARY_PACKED, 8001 04 08 00 02 00000000",
        "DELTA_LENGTH_BYTE_ARRAY, 8001 04 08 02 00 00000000 6162636465666768",
        // nothing shared, and then one letter each
        "DELTA_BYTE_ARRAY, 8001 04 08 00 00 00000000 8001 04 08 02 00 00000000 6162636465666768",
        "PLAIN, FFFFFFFF"
    })
    void letsSoundValuesPass(Encoding encoding, String page) {
        assertThatCode(() -> checks(page).checkValues(0, encoding)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        // 134,217,727 groups of eight in one run
        "RLE_DICTIONARY, 03 FFFFFF7F 00",
        // indexes of 33 bits, and of a negative number
        "RLE_DICTIONARY, 21 10 05",
        "RLE_DICTIONARY, FF 10 05",
        "RLE, FFFFFFFF 10 01",
        "RLE, 03000000 10 01",
        "RLE, 02",
        // 2,147,483,647 values, parts of a million, no parts, parts that do not divide
        "DELTA_BINARY_PACKED, 8001 04 FFFFFFFF07 00 02 00000000",
        "DELTA_BINARY_PACKED, 80808002 04 08 00 02 00000000",
        "DELTA_BINARY_PACKED, 8001 00 08 00 02",
        "DELTA_BINARY_PACKED, 8001 03 08 00 02 000000",
        // bits that are not there
        "DELTA_BINARY_PACKED, 8001 04 08 00 02 40000000",
        // five letters shared with a value before the first
        "DELTA_BYTE_ARRAY, 8001 04 08 0A 00 00000000 8001 04 08 02 00 00000000 6162636465666768",
        // less text than the lengths say
        "DELTA_BYTE_ARRAY, 8001 04 08 00 00 00000000 8001 04 08 02 00 00000000 61626364"
    })
    void refusesLyingLengths(Encoding encoding, String page) {
        assertThatThrownBy(() -> checks(page).checkValues(0, encoding))
                .isInstanceOfSatisfying(
                        DamagedBytes.class, e -> assertThat(e.reason()).isEqualTo("parquet-damaged"));
    }

    @Test
    void stopsValuesThatGrowBeyondTheirBound() {
        // Every value shares all of the value before it, and adds one letter: the eighth has eight.
        String page = "8001 04 08 00 02 00000000 8001 04 08 02 00 00000000 6162636465666768";

        assertThatCode(() -> checks(page, 8).checkValues(0, Encoding.DELTA_BYTE_ARRAY))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> checks(page, 7).checkValues(0, Encoding.DELTA_BYTE_ARRAY))
                .isInstanceOf(DamagedBytes.class)
                .hasMessageContaining("maxRecordBytes 7");
    }

    @Test
    void tellsWhereLevelsEnd() throws DamagedBytes {
        assertThat(checks("02000000 10 01 FF").checkLevels(0, Encoding.RLE, 1)).isEqualTo(6);
        assertThat(checks("FF").checkLevels(0, Encoding.RLE, 0)).isZero();
        assertThatThrownBy(() -> checks("05000000 FFFFFF7F 00").checkLevels(0, Encoding.RLE, 1))
                .isInstanceOf(DamagedBytes.class);
    }

    @Test
    void refusesADictionaryOfMoreValuesThanItHasBytesFor() {
        PrimitiveType text = Types.required(PrimitiveTypeName.BINARY).named("text");
        ColumnDescriptor column = new ColumnDescriptor(new String[] {"text"}, text, 0, 0);

        assertThatCode(() -> PageChecks.checkDictionary(new byte[8], 2, column)).doesNotThrowAnyException();
        assertThatThrownBy(() -> PageChecks.checkDictionary(new byte[8], 3, column))
                .isInstanceOf(DamagedBytes.class);
        assertThatThrownBy(() -> PageChecks.checkDictionary(new byte[8], Integer.MIN_VALUE, column))
                .isInstanceOf(DamagedBytes.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionCodec.class,
            mode = Mode.INCLUDE,
            names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
    void takesNoMemoryForASizeThatCannotBe(CompressionCodec codec) {
        try (PageInflater inflater = new PageInflater()) {
            assertThatThrownBy(() -> inflater.inflate(codec, new byte[20], 0, Integer.MAX_VALUE))
                    .isInstanceOfSatisfying(
                            DamagedBytes.class, e -> assertThat(e.reason()).isEqualTo("parquet-damaged"));
        }
    }

    private static PageChecks checks(String page) {
        return checks(page, Limits.DEFAULT.maxRecordBytes());
    }

    private static PageChecks checks(String page, int maxRecordBytes) {
        byte[] bytes = HexFormat.of().parseHex(page.replace(" ", ""));
        return new PageChecks(bytes, VALUES, new ParquetBounds(new Limits(maxRecordBytes, 128), bytes.length));
    }
}
