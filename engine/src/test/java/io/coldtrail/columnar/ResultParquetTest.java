package io.coldtrail.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.columnar.ResultType.Flat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of results, read by parquet-java's own reader. */
class ResultParquetTest {
    private static final List<ResultType.Field> COLUMNS = List.of(
            new ResultType.Field("t", Flat.TEXT),
            new ResultType.Field("n", Flat.BIGINT),
            new ResultType.Field("d", new ResultType.DecimalOf(3, 2)),
            new ResultType.Field("big", new ResultType.DecimalOf(38, 0)),
            new ResultType.Field("l", new ResultType.ListOf(Flat.INTEGER)),
            new ResultType.Field("m", new ResultType.MapOf(Flat.TEXT, Flat.DOUBLE)),
            new ResultType.Field("r", new ResultType.RowOf(List.of(new ResultType.Field("a", Flat.BOOLEAN)))),
            new ResultType.Field("z", new ResultType.InstantIn("UTC")),
            new ResultType.Field("s", Flat.TIMESTAMP));

    @TempDir
    private Path temp;

    private static byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ResultParquet writer = ResultParquet.to(out, COLUMNS)) {
            writer.write(Arrays.asList(
                    "a",
                    7L,
                    new BigDecimal("-1.50"),
                    new BigDecimal("-1"),
                    Arrays.asList(1L, null),
                    List.of(Map.entry("k", 0.5)),
                    List.of(true),
                    1L,
                    2L));
            writer.write(Collections.nCopies(COLUMNS.size(), null));
            writer.write(Arrays.asList(
                    "", null, null, null, List.of(), List.of(), Arrays.asList((Object) null), null, null));
        }
        return out.toByteArray();
    }

    @Test
    void parquetJavaReadsTheRows() throws IOException {
        Path file = Files.write(temp.resolve("r.parquet"), written());
        try (ParquetReader<Group> reader = new Reader(new LocalInputFile(file))
                .withCodecFactory(new ZstdCodecs())
                .build()) {
            Group row = reader.read();
            assertThat(row.getType().toString().replaceAll("\\s+", " "))
                    .contains("optional binary t (STRING);")
                    .contains("optional int64 d (DECIMAL(3,2));")
                    .contains("optional fixed_len_byte_array(16) big (DECIMAL(38,0));")
                    .contains("optional group l (LIST) { repeated group list { optional int32 element; } }")
                    .contains("optional int64 z (TIMESTAMP(MICROS,true));")
                    .contains("optional int64 s (TIMESTAMP(MICROS,false));");
            assertThat(row.getString("t", 0)).isEqualTo("a");
            assertThat(row.getLong("d", 0)).isEqualTo(-150);
            assertThat(row.getBinary("big", 0).getBytes()).containsOnly(-1);
            assertThat(row.getGroup("l", 0).getFieldRepetitionCount(0)).isEqualTo(2);
            assertThat(row.getGroup("l", 0).getGroup(0, 1).getFieldRepetitionCount(0))
                    .isZero();
            assertThat(row.getGroup("m", 0).getGroup(0, 0).getString("key", 0)).isEqualTo("k");
            Group nulls = reader.read();
            for (ResultType.Field column : COLUMNS) {
                assertThat(nulls.getFieldRepetitionCount(column.name()))
                        .as(column.name())
                        .isZero();
            }
            Group empty = reader.read();
            assertThat(empty.getGroup("l", 0).getFieldRepetitionCount(0)).isZero();
            assertThat(empty.getGroup("r", 0).getFieldRepetitionCount("a")).isZero();
            assertThat(reader.read()).isNull();
        }
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        assertThat(written()).isEqualTo(written());
    }

    private static final class Reader extends ParquetReader.Builder<Group> {
        Reader(InputFile file) {
            super(file, new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
