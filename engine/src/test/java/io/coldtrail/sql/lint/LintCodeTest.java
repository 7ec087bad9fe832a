package io.coldtrail.sql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LintCodeTest {
    @ParameterizedTest
    @EnumSource(LintCode.class)
    void findsItsOwnExample(LintCode code) {
        if (code.example().isEmpty()) {
            return;
        }
        List<LintedStatement> statements = Linter.withoutCase().lint("example.sql", code.example());
        assertThat(statements.stream()
                        .flatMap(statement -> statement.findings().stream())
                        .map(finding -> finding.code().word()))
                .as(String.valueOf(statements))
                .contains(code.word());
    }

    @Test
    void hasOneWordForEachCode() {
        assertThat(LintCode.values())
                .extracting(LintCode::word)
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[a-z]+(-[a-z]+)*"));
    }
}
