package io.coldtrail.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordBatchTest {
    private static final Map<String, Object> FULL = Map.of(
            "t", "text",
            "i", 1L,
            "l", 2L,
            "s", Map.of("a", "x", "inner", Map.of("b", "y", "m", Map.of("k", "v"))),
            "xs", List.of("1", "2"),
            "ss", List.of(Map.of("a", "z")),
            "m", Map.of("k", "v"));

    @Test
    void aRowWithoutStagedValuesIsNullEverywhere() {
        RecordBatch batch = SampleRows.batch(List.of(FULL, Map.of()));
        for (int column = 0; column < SampleRows.SCHEMA.size(); column++) {
            assertThat(batch.vector(column).isNull(1)).isTrue();
        }
        StructVector struct = (StructVector) batch.vector(batch.indexOf("s"));
        assertThat(struct.field(0).isNull(1)).isTrue();
    }

    @Test
    void discardingForgetsEverythingThatWasStaged() {
        RecordBatch batch = new RecordBatch(SampleRows.SCHEMA);
        SampleRows.stage(batch, FULL);
        batch.discardRow();
        assertThat(batch.rows()).isZero();
        batch.commitRow();
        SampleRows.stage(batch, FULL);
        batch.discardRow();
        SampleRows.stage(batch, FULL);
        batch.commitRow();

        ListVector list = (ListVector) batch.vector(batch.indexOf("xs"));
        assertThat(list.isNull(0)).isTrue();
        assertThat(list.end(1) - list.start(1)).isEqualTo(2);
        assertThat(((TextVector) list.elements()).text(list.start(1))).isEqualTo("1");
        TextMapVector map = (TextMapVector) batch.vector(batch.indexOf("m"));
        assertThat(map.isNull(0)).isTrue();
        assertThat(map.end(1) - map.start(1)).isEqualTo(1);
        assertThat(batch.text(0).isNull(0)).isTrue();
        assertThat(batch.text(0).text(1)).isEqualTo("text");
    }

    @Test
    void stagingAgainReplacesWhatWasStaged() {
        RecordBatch batch = new RecordBatch(SampleRows.SCHEMA);
        batch.text(0).stage("a long first text");
        batch.text(0).stage("second");
        ListVector list = (ListVector) batch.vector(batch.indexOf("xs"));
        list.stage();
        ((TextVector) list.elements()).stage("gone");
        list.elements().commitRow();
        list.stage();
        ((TextVector) list.elements()).stage("stays");
        list.elements().commitRow();
        batch.commitRow();
        assertThat(batch.text(0).text(0)).isEqualTo("second");
        assertThat(list.end(0) - list.start(0)).isEqualTo(1);
        assertThat(((TextVector) list.elements()).text(0)).isEqualTo("stays");
    }

    @Test
    void clearingStartsAfresh() {
        RecordBatch batch = SampleRows.batch(SampleRows.random(200, 1));
        assertThat(batch.dataBytes()).isPositive();
        batch.clear();
        assertThat(batch.rows()).isZero();
        assertThat(batch.dataBytes()).isZero();
        batch.commitRow();
        SampleRows.stage(batch, FULL);
        batch.commitRow();
        assertThat(batch.rows()).isEqualTo(2);
        assertThat(batch.text(0).isNull(0)).isTrue();
        assertThat(batch.text(0).text(1)).isEqualTo("text");
        assertThat(batch.number(batch.indexOf("i")).value(1)).isEqualTo(1);
    }

    @Test
    void refusesUnknownColumnsAndTypesThatAreNotStored() {
        RecordBatch batch = new RecordBatch(SampleRows.SCHEMA);
        assertThatThrownBy(() -> batch.indexOf("none")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecordBatch(List.of(new Column("d", ColumnType.DAY))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
