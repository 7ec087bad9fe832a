package io.coldtrail.columnar.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Ranges beside sets of the whole numbers from 0 to 9. */
class LeafRangeTest {
    @Test
    void joinsAndJudgesAsSetsDo() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            LeafRange one = any(random);
            LeafRange other = any(random);
            List<Long> both = new ArrayList<>(values(one));
            both.retainAll(values(other));
            List<Long> joined = one.and(other).map(LeafRangeTest::values).orElse(List.of());
            assertThat(joined).as("%s and %s", one, other).isEqualTo(both);

            long least = random.nextInt(10);
            long greatest = least + random.nextInt((int) (10 - least));
            List<Long> between = LongStream.rangeClosed(least, greatest).boxed().toList();
            boolean contained = values(one).containsAll(between);
            assertThat(one.contains(LeafValue.of(least), LeafValue.of(greatest)))
                    .as("%s contains %s", one, between)
                    .isEqualTo(contained);
            if (values(one).stream().anyMatch(between::contains)) {
                assertThat(one.overlaps(LeafValue.of(least), LeafValue.of(greatest)))
                        .as("%s overlaps %s", one, between)
                        .isTrue();
            }
        }
    }

    @Test
    void ordersTextByItsBytes() {
        LeafRange range = new LeafRange(Optional.of(LeafValue.of("a")), true, Optional.of(LeafValue.of("b")), false);

        assertThat(range.overlaps(LeafValue.of("a"), LeafValue.of("a"))).isTrue();
        assertThat(range.overlaps(LeafValue.of("b"), LeafValue.of("c"))).isFalse();
        assertThat(range.overlaps(LeafValue.of("A"), LeafValue.of("Z"))).isFalse();
        assertThat(range.contains(LeafValue.of("a"), LeafValue.of("a\u00ff"))).isTrue();
        // U+FF5E comes before U+1F600 in UTF-8, and after its surrogates in UTF-16.
        assertThat(LeafValue.of("\uff5e")).isLessThan(LeafValue.of("\ud83d\ude00"));
    }

    private static LeafRange any(Random random) {
        long low = random.nextInt(10);
        long high = low + random.nextInt((int) (10 - low));
        boolean one = low == high;
        return new LeafRange(
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(LeafValue.of(low)),
                one || random.nextBoolean(),
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(LeafValue.of(high)),
                one || random.nextBoolean());
    }

    private static List<Long> values(LeafRange range) {
        return LongStream.rangeClosed(0, 9)
                .filter(value -> isIn(value, range))
                .boxed()
                .toList();
    }

    private static boolean isIn(long value, LeafRange range) {
        boolean above = range.low()
                .map(low -> LeafValue.of(value).compareTo(low) > (range.lowIncluded() ? -1 : 0))
                .orElse(true);
        boolean below = range.high()
                .map(high -> LeafValue.of(value).compareTo(high) < (range.highIncluded() ? 1 : 0))
                .orElse(true);
        return above && below;
    }
}
