package io.coldtrail.sql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that nobody means well: each ends with findings, in bounded time. */
class HostileTextTest {
    private static final String PIECES =
            "select from where and in like ( ) , ; ' \" ` ‘ “ { } ${x} # == :: | = 'a' \"b\" 1 eventname "
                    + "cloudtrail group by having order limit union join on \u00a0 \ud83d\ude00 /* */ -- \n interval not null case when";

    static List<String> texts() {
        return List.of(
                "",
                "\0",
                "'".repeat(5_000),
                "`".repeat(5_000),
                "(".repeat(20_000),
                "select " + "(".repeat(5_000) + "1",
                "select eventname from cloudtrail where " + "and ".repeat(5_000),
                "select * from cloudtrail where eventname in (" + "'x' ".repeat(5_000) + ")",
                "select * from cloudtrail where eventname in ("
                        + IntStream.range(0, 20_000)
                                .mapToObj(i -> "'CreateUsr" + i + "'")
                                .collect(Collectors.joining(","))
                        + ")",
                "select * from cloudtrail where " + "eventname like '%a%b%c%d%e' or ".repeat(2_000) + "true",
                "select " + "foo, ".repeat(3_000) + "1 from cloudtrail",
                "select 1;".repeat(20_000),
                "‘".repeat(10_000),
                "\u00a0".repeat(10_000),
                "select '" + "\ud83d\ude00".repeat(10_000) + "' frm x",
                "select 1 -- " + "x".repeat(5_000_000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void endsWithFindings(String text) {
        List<LintedStatement> statements = Linter.withoutCase().lint("a.sql", text);
        assertThat(statements)
                .allSatisfy(
                        statement -> assertThat(statement.findings().size()).isLessThanOrEqualTo(Judged.MOST_FINDINGS));
    }

    @Test
    void judgesPiecesInAnyOrder() {
        Random random = new Random(7);
        List<String> pieces = List.of(PIECES.split(" ", -1));
        for (int i = 0; i < 2_000; i++) {
            String text = IntStream.range(0, random.nextInt(30))
                    .mapToObj(any -> pieces.get(random.nextInt(pieces.size())))
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            for (LintedStatement statement : Linter.withoutCase().lint("a.sql", text)) {
                for (Finding finding : statement.findings()) {
                    assertThat(finding.place().line()).as(text).isPositive();
                    assertThat(finding.place().column()).as(text).isPositive();
                    assertThat(finding.text()).as(text).doesNotContain("\n");
                }
            }
        }
    }
}
