package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    @Test
    void theGravestOfSeveralCounts() {
        List<Integer> gravestFirst = List.of(130, 70, 4, 1, 3, 0);
        for (int i = 0; i < gravestFirst.size(); i++) {
            for (int j = i; j < gravestFirst.size(); j++) {
                assertThat(ExitCode.worse(gravestFirst.get(i), gravestFirst.get(j)))
                        .isEqualTo(gravestFirst.get(i));
                assertThat(ExitCode.worse(gravestFirst.get(j), gravestFirst.get(i)))
                        .isEqualTo(gravestFirst.get(i));
            }
        }
    }
}
