package io.coldtrail.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the bill at their edges; expected amounts are reckoned by hand. */
class BillTest {
    private static final long MB = 1L << 20;
    private static final Price PRICE = new Price(
            "us-east-1", new BigDecimal("5.00"), new BigDecimal("0.0004"), new BigDecimal("0.005"), "2026-09-01");
    private static final Tariff BINARY = new Tariff(PRICE, Units.BINARY);
    private static final Tariff DECIMAL = new Tariff(PRICE, Units.DECIMAL);

    @ParameterizedTest
    @CsvSource({
        "0, 10485760",
        "1, 10485760",
        "10485759, 10485760",
        "10485760, 10485760",
        "10485761, 11534336",
        "11534335, 11534336",
        "11534336, 11534336",
        "11534337, 12582912",
        "1099511627776, 1099511627776",
        "1099511627777, 1099512676352",
        "9223372036854775807, 9223372036853727232"
    })
    void roundsUpToTheMegabyteAndBillsTenAtLeast(long scanned, long billed) {
        assertThat(Units.BINARY.billed(scanned)).isEqualTo(billed);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10000000",
        "1, 10000000",
        "9999999, 10000000",
        "10000000, 10000000",
        "10000001, 11000000",
        "11000000, 11000000",
        "11000001, 12000000"
    })
    void reckonsInDecimalUnitsWhereThatIsWanted(long scanned, long billed) {
        assertThat(Units.DECIMAL.billed(scanned)).isEqualTo(billed);
    }

    @Test
    void billsATerabyteAtItsPrice() {
        assertThat(BINARY.query(scan(1L << 40)).scanDollars()).isEqualByComparingTo("5");
        assertThat(DECIMAL.query(scan(1_000_000_000_000L)).scanDollars()).isEqualByComparingTo("5");
        // Ten of 1,048,576 megabytes at five dollars.
        assertThat(BINARY.query(scan(0)).scanDollars()).isEqualByComparingTo("0.0000476837158203125");
        assertThat(DECIMAL.query(scan(0)).scanDollars()).isEqualByComparingTo("0.00005");
    }

    @Test
    void billsRequestsApart() {
        Charge charge = BINARY.query(new Usage(0, 0, 3_000_000, 3_000_000, 3_000));

        // 3,000 thousands of GET at 0.0004 and 3 of LIST at 0.005.
        assertThat(charge.requestDollars()).isEqualByComparingTo("1.215");
        assertThat(charge.totalDollars())
                .isEqualByComparingTo(charge.scanDollars().add(charge.requestDollars()));
    }

    @Test
    void billsEachQueryForItselfInASession() {
        Charge three =
                BINARY.query(scan(1)).plus(BINARY.query(scan(10 * MB + 1))).plus(BINARY.free());

        assertThat(three.billedBytes()).isEqualTo(21 * MB);
        assertThat(three.usage().bytes()).isEqualTo(10 * MB + 2);
    }

    @Test
    void billsNothingForADefinition() {
        Charge free = QueryCost.ofDefinition().charge(Layout.RAW, BINARY, Factor.ONE);

        assertThat(free.billedBytes()).isZero();
        assertThat(free.totalDollars()).isZero();
    }

    @Test
    void listsAThousandObjectsAtATime() {
        assertThat(CostEstimator.lists(0)).isEqualTo(1);
        assertThat(CostEstimator.lists(1)).isEqualTo(1);
        assertThat(CostEstimator.lists(1000)).isEqualTo(1);
        assertThat(CostEstimator.lists(1001)).isEqualTo(2);
        assertThat(CostEstimator.lists(2000)).isEqualTo(2);
    }

    @Test
    void paysForAConversionWithWhatRunsSave() {
        Charge once = BINARY.billed(Usage.NONE, 100 * MB);
        Charge before = BINARY.billed(Usage.NONE, 50 * MB);
        Charge after = BINARY.billed(Usage.NONE, 10 * MB);

        // 40 of 100 are saved by each run: two and a half runs.
        assertThat(Conversion.paysAfter(once, before, after)).isEqualTo(Optional.of(3L));
        assertThat(Conversion.paysAfter(before, before, after)).isEqualTo(Optional.of(2L));
        assertThat(Conversion.paysAfter(after, before, after)).isEqualTo(Optional.of(1L));
        assertThat(Conversion.paysAfter(once, before, before)).isEmpty();
        assertThat(Conversion.paysAfter(once, after, before)).isEmpty();
    }

    @Test
    void converts() {
        Conversion small = new Conversion(scan(1), 2, 3000);
        // Two queries of ten megabytes each, three thousands of PUT at 0.005.
        assertThat(small.charge(BINARY, Factor.ONE).billedBytes()).isEqualTo(20 * MB);
        assertThat(small.charge(BINARY, Factor.ONE).requestDollars()).isEqualByComparingTo("0.015");

        Conversion large = new Conversion(scan(100 * MB + 1), 2, 0);
        assertThat(large.charge(BINARY, Factor.ONE).billedBytes()).isEqualTo(101 * MB);
    }

    @Test
    void scalesUsage() {
        assertThat(Factor.spans("30d/1d").of(7)).isEqualTo(210);
        assertThat(Factor.spans("1d/30d").of(31)).isEqualTo(2);
        assertThat(Factor.spans("1y/1w").text()).isEqualTo("52.1429");
        assertThat(Factor.spans("48h/2d").isOne()).isTrue();
        assertThat(Factor.number("2.5").of(3)).isEqualTo(8);
        assertThat(Factor.number("999999999").of(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"30", "30d", "30d/", "d/1d", "30d/0d", "0d/1d", "-1d/1d", "30d/1x", "30d/1d/1d", "1e3d/1d", "'30d / 1d'"
    })
    void refusesWhatIsNoScale(String text) {
        assertThatThrownBy(() -> Factor.spans(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0", "0.0", "-1", "1e3", "x", "''", "1.", ".5", "1234567890"})
    void refusesWhatIsNoFactor(String text) {
        assertThatThrownBy(() -> Factor.number(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Usage scan(long bytes) {
        return new Usage(bytes, bytes, 1, 0, 0);
    }
}
