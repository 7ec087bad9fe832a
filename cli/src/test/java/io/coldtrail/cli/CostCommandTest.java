package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coldtrail.Engine;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.ingest.IngestProgress;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostCommandTest {
    private static final long MB = 1L << 20;

    @TempDir
    private static Path temp;

    private static long trails;

    @BeforeAll
    static void makeCase() throws IOException {
        Path evidence = temp.resolve("evidence");
        EvidenceGenerator.generate(
                GeneratorOptions.defaults()
                        .withEvents(2_000)
                        .withFlows(2_000)
                        .withAccounts(1)
                        .withRegions(2)
                        .withDays(3),
                evidence);
        Engine.ingest(temp.resolve("case"), List.of(evidence.resolve("AWSLogs")), 2, new IngestProgress());
        try (Stream<Path> files = Files.walk(evidence)) {
            trails = files.filter(file -> file.toString().contains("/CloudTrail/") && Files.isRegularFile(file))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static Cli.Outcome run(String... arguments) {
        return new Cli(temp, CaseAccess.inFolder()).run(arguments);
    }

    private static JsonNode document(String... arguments) throws IOException {
        Cli.Outcome outcome = run(arguments);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        return new ObjectMapper().readTree(outcome.out());
    }

    @Test
    void printsTheThreeLayouts() {
        Cli.Outcome outcome = run("cost", "select * from cloudtrail");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .startsWith("Athena in us-east-1 at $5.00 a TB scanned, prices as of 20")
                .contains("1 MB is 2^20 bytes, 1 TB is 2^40 bytes; each query is billed for 10 MB at least")
                .containsPattern("(?m)^raw  .* 10\\.0 MB .* \\$0\\.000048")
                .containsPattern("(?m)^raw-partitioned ")
                .containsPattern("(?m)^lake ")
                .contains("Table cloudtrail: 6 of 6 partitions")
                .contains("Cheaper")
                .contains("Converting the logs of these tables once costs $");
    }

    @Test
    void printsADocument() throws IOException {
        JsonNode document = document("cost", "--json", "select * from cloudtrail");
        JsonNode raw = document.at("/layouts/raw");

        assertThat(raw.at("/bytesScanned").asLong()).isEqualTo(trails);
        assertThat(raw.at("/bytesBilled").asLong()).isEqualTo(10 * MB);
        assertThat(raw.at("/requests").asLong()).isEqualTo(raw.at("/objects").asLong() + 1);
        assertThat(raw.at("/totalDollars").decimalValue())
                .isEqualByComparingTo(raw.at("/scanDollars")
                        .decimalValue()
                        .add(raw.at("/requestDollars").decimalValue()));
        for (String layout : List.of("raw", "raw-partitioned", "lake")) {
            for (String key : List.of(
                    "bytesScanned",
                    "bytesBilled",
                    "objects",
                    "requests",
                    "scanDollars",
                    "requestDollars",
                    "totalDollars")) {
                assertThat(document.path("layouts").path(layout).path(key).isNumber())
                        .as(layout + " " + key)
                        .isTrue();
            }
        }
        assertThat(document.at("/queries/0/sql").asText()).isEqualTo("select * from cloudtrail");
    }

    @Test
    void addsUpTheStatementsOfAFile() throws IOException {
        Files.writeString(
                temp.resolve("three.sql"),
                "-- the first; of three\nselect ';' from cloudtrail;\nshow tables;\nselect 1 from cloudtrail a, cloudtrail b");
        JsonNode document = document("cost", "--json", "-f", "three.sql");

        assertThat(document.path("queries")).hasSize(3);
        assertThat(document.at("/queries/1/free").asBoolean()).isTrue();
        assertThat(document.at("/queries/1/layouts/raw/bytesBilled").asLong()).isZero();
        assertThat(document.at("/layouts/raw/bytesScanned").asLong()).isEqualTo(3 * trails);
        assertThat(document.at("/layouts/raw/bytesBilled").asLong()).isEqualTo(20 * MB);
    }

    @Test
    void scales() throws IOException {
        JsonNode document = document("cost", "--json", "--scale", "30d/3d", "select * from cloudtrail");

        assertThat(document.at("/layouts/raw/bytesScanned").asLong()).isEqualTo(10 * trails);
        assertThat(document.at("/multiply").asText()).isEqualTo("10");
        assertThat(run("cost", "--multiply", "2.5", "select * from cloudtrail").out())
                .contains("Everything is multiplied by 2.5, as if every partition");
    }

    @Test
    void takesOtherPricesAndUnits() throws IOException {
        Files.writeString(
                temp.resolve("prices.tsv"),
                "region\tathena_per_tb\tget_per_1000\tlist_per_1000\tas_of\nsa-east-1\t9\t1\t2\t2026-11-01\n");
        JsonNode mine = document(
                "cost",
                "--json",
                "--prices",
                "prices.tsv",
                "--region",
                "sa-east-1",
                "--decimal",
                "select 1 from cloudtrail");

        assertThat(mine.at("/layouts/raw/bytesBilled").asLong()).isEqualTo(10_000_000);
        assertThat(mine.at("/layouts/raw/scanDollars").decimalValue()).isEqualByComparingTo("0.00009");
        long objects = mine.at("/layouts/raw/objects").asLong();
        assertThat(mine.at("/layouts/raw/requestDollars").decimalValue().movePointRight(3))
                .isEqualByComparingTo(BigDecimal.valueOf(objects + 2));

        JsonNode dear = document("cost", "--json", "--price-per-tb", "5000000", "select 1 from cloudtrail");
        assertThat(dear.at("/layouts/raw/scanDollars").decimalValue()).isEqualByComparingTo("47.6837158203125");
    }

    @Test
    void runsHereToo() throws IOException {
        JsonNode document = document("cost", "--json", "--run", "--no-journal", "select eventid from cloudtrail");

        assertThat(document.at("/queries/0/local/rows").asLong()).isGreaterThanOrEqualTo(2_000);
        assertThat(document.at("/queries/0/local/bytes").asLong()).isPositive();
    }

    @Test
    void reckonsQuestionsOfThePlaybook() throws IOException {
        JsonNode all = document("playbook", "cost", "--all", "--json");

        assertThat(all.path("queries")).hasSizeGreaterThan(80).allSatisfy(query -> {
            assertThat(query.at("/free").asBoolean()).isFalse();
            assertThat(query.at("/layouts/lake/bytesBilled").asLong()).isPositive();
        });
        Cli.Outcome one = run("playbook", "cost", "access-key-usage");
        assertThat(one.code()).isZero();
        assertThat(one.err()).startsWith("coldtrail: access-key-usage is reckoned with --param key=A");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(run("cost", "--region", "mars-1", "select 1").err())
                .contains("there are no prices for the region mars-1");
        assertThat(run("cost", "--scale", "1d/1d", "--multiply", "2", "select 1")
                        .code())
                .isEqualTo(2);
        assertThat(run("cost", "--scale", "30", "select 1").err())
                .contains("write the real span and that of the evidence");
        assertThat(run("cost", "--price-per-tb", "-1", "select 1").code()).isEqualTo(2);
        assertThat(run("cost", "--whole-files-up-to", "-1", "select 1").code()).isEqualTo(2);
        assertThat(run("cost", "/* nothing */").err()).contains("there is no statement in <sql>");
        assertThat(run("cost", "select nothing from cloudtrail").code()).isEqualTo(4);
        assertThat(run("cost", "--prices", "none.tsv", "select 1").code()).isEqualTo(4);
        assertThat(run("playbook", "cost").code()).isEqualTo(2);
    }
}
