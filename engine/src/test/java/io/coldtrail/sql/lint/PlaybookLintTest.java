package io.coldtrail.sql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.Parameter;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The playbook's own questions are what the findings send people to. */
class PlaybookLintTest {
    @Test
    void findsNothingInThePlaybook() {
        Linter linter = Linter.withoutCase();
        Arguments days = Arguments.NONE.withFrom("2024-01-05").withTo("2024-02-06");
        for (Question question : PlaybookLibrary.builtIn().questions()) {
            for (Arguments arguments : List.of(days, days.withAccount("111122223333"))) {
                String sql = question.render(filled(question, arguments));
                assertThat(linter.lint(question.id() + ".sql", sql))
                        .as(question.id())
                        .flatExtracting(LintedStatement::findings)
                        .allMatch(finding -> finding.code() == LintCode.SELECT_STAR);
            }
        }
    }

    private static Arguments filled(Question question, Arguments arguments) {
        Arguments filled = arguments;
        for (Parameter parameter : question.missing(arguments)) {
            String value = switch (parameter.type()) {
                case TEXT -> "alice";
                case IP -> "203.0.113.7";
                case ACCOUNT -> "111122223333";
                case ARN -> "arn:aws:iam::111122223333:user/alice";
                case ACCESSKEY -> "AKIAIOSFODNN7EXAMPLE";
                case INSTANCE -> "i-0abcdef1234567890";
                case INTERFACE -> "eni-0abcdef1234567890";
                case DATE -> "2024-01-05";
                case INT -> "1704448800";
            };
            filled = filled.withParameter(parameter.name(), value);
        }
        return filled;
    }
}
