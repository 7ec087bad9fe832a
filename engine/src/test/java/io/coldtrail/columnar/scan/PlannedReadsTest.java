package io.coldtrail.columnar.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.columnar.scan.PlannedReads.Read;
import io.coldtrail.columnar.scan.PlannedReads.Wanted;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ranges in units of one byte, with reads of at most 80 and gaps of at most 10. */
class PlannedReadsTest {
    private static final ReadRules RULES = new ReadRules(0, 5, 10, 80, 1000);

    @Test
    void readsNeighboursTogether() {
        assertThat(plan("0+5", "5+5", "20+5")).containsExactly("0+25");
    }

    @Test
    void leavesAGapThatIsTooWide() {
        assertThat(plan("0+5", "16+5")).containsExactly("0+5", "16+5");
        assertThat(plan("0+5", "15+5")).containsExactly("0+20");
    }

    @Test
    void readsNoMoreThanTheBufferTogether() {
        assertThat(plan("0+40", "40+40", "80+40")).containsExactly("0+80", "80+40");
        assertThat(plan("0+40", "41+40")).containsExactly("0+40", "41+40");
    }

    @Test
    void cutsLongRangesIntoPieces() {
        assertThat(plan("0+81")).containsExactly("0+80", "80+1");
        assertThat(plan("0+160", "160+5")).containsExactly("0+80", "80+80", "160+5");
    }

    @Test
    void takesRangesInAnyOrder() {
        assertThat(plan("20+5", "0+5", "10+5")).containsExactly("0+25");
        assertThat(plan("0+30", "5+5")).containsExactly("0+30");
    }

    @Test
    void readsNothingForNothing() {
        assertThat(plan()).isEmpty();
    }

    private static List<String> plan(String... ranges) {
        List<Wanted> wanted = Stream.of(ranges)
                .map(text -> text.split("\\+"))
                .map(pair -> new Wanted(new ByteRange(Long.parseLong(pair[0]), Long.parseLong(pair[1])), false))
                .toList();
        return PlannedReads.of(wanted, RULES).stream()
                .map(Read::bytes)
                .map(range -> range.start() + "+" + range.length())
                .toList();
    }
}
