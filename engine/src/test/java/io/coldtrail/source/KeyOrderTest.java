package io.coldtrail.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyOrderTest {

    @Test
    void ordersAsTheBytesOfUtf8Do() {
        List<String> keys = List.of(
                "",
                "a",
                "a-",
                "a/",
                "a/b",
                "b",
                "\u007f",
                "\u0080",
                "\u07ff",
                "\ud7ff",
                "\ue000",
                "\uffff",
                "\ud800\udc00",
                "\ud800\udc01",
                "\udbff\udfff",
                "x\uffff",
                "x\ud83d\ude00",
                "x\ud83d\ude00a");
        for (String left : keys) {
            for (String right : keys) {
                int expected = Arrays.compareUnsigned(
                        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
                assertThat(Integer.signum(KeyOrder.UTF_8.compare(left, right)))
                        .as("%s to %s", left, right)
                        .isEqualTo(Integer.signum(expected));
            }
        }
    }
}
