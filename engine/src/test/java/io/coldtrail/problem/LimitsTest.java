package io.coldtrail.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsTest {

    @Test
    void namesEveryLimit() {
        assertThat(Limits.names())
                .containsExactly(Arrays.stream(Limits.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("io.coldtrail.problem.Limits#names")
    void changesTheNamedLimitAndNoOther(String name) throws ReflectiveOperationException {
        Map<String, Long> expected = values(Limits.DEFAULT);
        expected.put(name, 12_345L);
        assertThat(values(Limits.DEFAULT.with(name, 12_345))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "maxRecordBytes, 0",
        "maxDepth, -1",
        "maxRecordBytes, 2147483648",
        "maxInflationRatio, 9223372036854775807",
        "maxinflatedbytes, 1",
        "depth, 1"
    })
    void refusesOtherNamesAndValues(String name, long value) {
        assertThatThrownBy(() -> Limits.DEFAULT.with(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(String.join(", ", Limits.names()));
    }

    @Test
    void takesTheLargestSizeOfAFile() {
        assertThat(Limits.DEFAULT.with("maxInflatedBytes", Long.MAX_VALUE).maxInflatedBytes())
                .isEqualTo(Long.MAX_VALUE);
    }

    private static Map<String, Long> values(Limits limits) throws ReflectiveOperationException {
        Map<String, Long> values = new HashMap<>();
        for (RecordComponent component : Limits.class.getRecordComponents()) {
            values.put(component.getName(), ((Number) component.getAccessor().invoke(limits)).longValue());
        }
        return values;
    }
}
