package io.coldtrail.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.problem.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ByteWindowTest {

    @Test
    void keepsWhatIsNotConsumedAndKnowsItsOffset() throws IOException {
        ByteWindow window = window("abcdefghij", 8, new byte[4]);
        assertThat(window.fill()).isTrue();
        assertThat(content(window)).isEqualTo("abcd");
        window.consume(window.start() + 3);
        assertThat(window.offset(window.start())).isEqualTo(3);
        assertThat(window.fill()).isTrue();
        assertThat(content(window)).isEqualTo("defg");
        assertThat(window.offset(window.start())).isEqualTo(3);
        assertThat(window.offset(window.end())).isEqualTo(7);
        assertThat(window.fill()).isTrue();
        assertThat(window.fill()).isFalse();
        assertThat(content(window)).isEqualTo("defghij");
    }

    @Test
    void refusesARecordBeyondTheLimitByName() throws IOException {
        ByteWindow window = window("abcdefghij", 8, new byte[4]);
        while (window.end() - window.start() < 8) {
            assertThat(window.fill()).isTrue();
        }
        assertThatThrownBy(window::fill)
                .isInstanceOf(ByteWindow.RecordTooLong.class)
                .hasMessageContaining("maxRecordBytes")
                .hasMessageContaining("8");
        assertThat(content(window)).isEqualTo("abcdefgh");
    }

    private static ByteWindow window(String content, int limit, byte[] reusable) {
        return new ByteWindow(
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), new Limits(limit, 16), reusable);
    }

    private static String content(ByteWindow window) {
        return new String(Arrays.copyOfRange(window.bytes(), window.start(), window.end()), StandardCharsets.UTF_8);
    }
}
