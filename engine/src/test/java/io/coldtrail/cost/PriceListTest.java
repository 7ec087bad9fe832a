package io.coldtrail.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.problem.ColdtrailException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {
    private static final String HEADER = "region\tathena_per_tb\tget_per_1000\tlist_per_1000\tas_of\n";

    @Test
    void hasPricesThatAreDated() {
        assertThat(PriceList.builtIn().prices()).hasSizeGreaterThan(5).allSatisfy(price -> {
            assertThat(price.perTerabyte()).isPositive();
            assertThat(price.perThousandGets()).isLessThan(price.perThousandLists());
            assertThat(LocalDate.parse(price.asOf())).isAfter(LocalDate.of(2026, 1, 1));
        });
        assertThat(PriceList.builtIn().of("us-east-1").perTerabyte()).isEqualByComparingTo("5");
    }

    @Test
    void readsAListOfOnesOwn() {
        PriceList list = PriceList.parse(
                "mine.tsv", "# of our contract\n\n" + HEADER + "sa-east-1\t9\t0.00056\t0.007\t2026-11-01\r\n");

        assertThat(list.of("sa-east-1").perTerabyte()).isEqualByComparingTo("9");
        assertThat(list.of("sa-east-1").asOf()).isEqualTo("2026-11-01");
        assertThatThrownBy(() -> list.of("us-east-1"))
                .isInstanceOf(ColdtrailException.class)
                .hasMessageContaining("us-east-1")
                .hasMessageContaining("The list has sa-east-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sa-east-1,9,0.1,0.1 | there are 4 cells and not 5",
                "sa east,9,0.1,0.1,2026-11-01 | is no region",
                "sa-east-1,-9,0.1,0.1,2026-11-01 | is no amount of dollars",
                "sa-east-1,9$,0.1,0.1,2026-11-01 | is no amount of dollars",
                "sa-east-1,9e9,0.1,0.1,2026-11-01 | is no amount of dollars",
                "sa-east-1,9,0.1,0.1,2026-02-30 | is no day",
                "sa-east-1,9,0.1,0.1,2026-02-01;sa-east-1,9,0.1,0.1,2026-02-01 | has a line already"
            })
    void namesTheLineThatIsWrong(String lines, String message) {
        String text = HEADER + lines.trim().replace(';', '\n').replace(',', '\t');
        assertThatThrownBy(() -> PriceList.parse("mine.tsv", text))
                .isInstanceOf(ColdtrailException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("mine.tsv, line " + (text.lines().count()));
    }

    @Test
    void refusesAListWithoutPrices() {
        assertThatThrownBy(() -> PriceList.parse("mine.tsv", HEADER)).hasMessageContaining("there are no prices");
        assertThatThrownBy(() -> PriceList.parse("mine.tsv", "region\tprice\n"))
                .hasMessageContaining("the columns are not region, athena_per_tb");
    }
}
