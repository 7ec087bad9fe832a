package io.coldtrail.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.sql.lint.Finding;
import io.coldtrail.sql.lint.LintCode;
import io.coldtrail.sql.lint.LintedStatement;
import io.coldtrail.sql.lint.Linter;
import io.coldtrail.sql.lint.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lint has errors for what the translator refuses, and for nothing else; placeholders are notes, refused or not. */
class LintAgreesTest {
    @Test
    void judgesEveryCaseAsTheTranslatorDoes() {
        AthenaTranslator translator = new AthenaTranslator(SampleSession.CATALOG, SampleSession.AS_OF);
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (SqlCases.SqlCase one : SqlCases.all()) {
            String sql = one.statement();
            count++;
            String refusal = refusal(translator, sql);
            List<LintedStatement> linted = new Linter(SampleSession.CATALOG).lint("q.sql", sql);
            List<Finding> errors = linted.stream()
                    .flatMap(statement -> statement.findings().stream())
                    .filter(finding -> finding.code().severity() == Severity.ERROR
                            || finding.code() == LintCode.NOT_A_QUERY
                            || finding.code() == LintCode.PLACEHOLDER)
                    .toList();
            boolean several = refusal.endsWith("more than one statement at a time");
            if (!several && refusal.isEmpty() != errors.isEmpty()) {
                wrong.add(sql + "\n   refusal: " + refusal + "\n   findings: " + errors);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThan(500);
    }

    private static String refusal(AthenaTranslator translator, String sql) {
        try {
            translator.translate(sql);
            return "";
        } catch (ColdtrailException e) {
            return e.problem();
        }
    }
}
