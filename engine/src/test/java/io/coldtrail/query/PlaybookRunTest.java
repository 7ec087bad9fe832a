package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.Parameter;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every built-in question, for one account and for all. */
class PlaybookRunTest {
    private static final String ACCOUNT = "111122223333";

    @TempDir
    private Path temp;

    @Test
    void runsEveryQuestion() {
        try (LakeFixture lake = new LakeFixture(temp)
                        .events(
                                ACCOUNT,
                                "2024-01-05",
                                "select 'ec2.amazonaws.com' as eventsource, 'ModifySnapshotAttribute' as eventname,"
                                        + " 'Client.UnauthorizedOperation' as errorcode,"
                                        + " '2024-01-04T23:59:59Z' as eventtime, '203.0.113.7' as sourceipaddress")
                        .flows(
                                ACCOUNT,
                                "2024-01-05",
                                "select '10.0.0.7' as srcaddr, '10.0.0.7' as dstaddr, 443 as dstport, 5 as packets,"
                                        + " 500 as bytes, 'ACCEPT' as action, 1704412800 as start,"
                                        + " 1704412860 as \"end\"");
                QuerySession session = QuerySession.open(
                        lake.snapshot(), SessionOptions.in(temp).withThreads(1))) {
            List<String> answers = new ArrayList<>();
            for (Question question : PlaybookLibrary.builtIn().questions()) {
                for (Arguments arguments : List.of(
                        Arguments.NONE,
                        Arguments.NONE
                                .withAccount(ACCOUNT)
                                .withFrom("2024-01-05")
                                .withTo("2024-01-05"),
                        Arguments.NONE.withFrom("2024-01-04").withTo("2024-01-04"))) {
                    String sql = question.render(with(question, arguments));
                    long rows = count(session, sql);
                    if (rows > 0) {
                        answers.add(question.id());
                    }
                }
            }
            assertThat(answers)
                    .containsExactly(
                            "api-errors",
                            "api-errors",
                            "source-ip-activity",
                            "source-ip-activity",
                            "source-ip-summary",
                            "source-ip-summary",
                            "top-api-actions",
                            "top-api-actions",
                            "rare-api-actions",
                            "rare-api-actions",
                            "top-error-codes",
                            "top-error-codes",
                            "most-denied-principals",
                            "most-denied-principals",
                            "ec2-general-watchlist",
                            "ec2-general-watchlist",
                            "ebs-snapshot-share",
                            "ebs-snapshot-share",
                            "flow-in-accepted-by-port",
                            "flow-in-accepted-by-port",
                            "flow-in-volume-by-source",
                            "flow-in-volume-by-source",
                            "flow-in-volume-by-port",
                            "flow-in-volume-by-port",
                            "flow-in-time-range",
                            "flow-in-time-range",
                            "flow-out-volume-by-destination",
                            "flow-out-volume-by-destination",
                            "flow-out-volume-by-port",
                            "flow-out-volume-by-port",
                            "flow-out-time-range",
                            "flow-out-time-range",
                            "address-first-last-seen",
                            "address-first-last-seen");
        }
    }

    /** The arguments, with some value for each that is missing. */
    static Arguments with(Question question, Arguments arguments) {
        Arguments filled = arguments;
        for (Parameter parameter : question.missing(arguments)) {
            String value = switch (parameter.type()) {
                case TEXT -> parameter.name().equals("address") ? "203.0.113.7" : "it's 100% a_b";
                case IP -> question.id().startsWith("flow") ? "10.0.0.7" : "203.0.113.7";
                case ACCOUNT -> ACCOUNT;
                case ARN -> "arn:aws:iam::111122223333:user/alice";
                case ACCESSKEY -> "AKIAIOSFODNN7EXAMPLE";
                case INSTANCE -> "i-0abcdef1234567890";
                case INTERFACE -> "eni-0abcdef1234567890";
                case DATE -> "2024-01-05";
                case INT -> parameter.name().equals("begin") ? "1704412850" : "1704412900";
            };
            filled = filled.withParameter(parameter.name(), value);
        }
        return filled;
    }

    private static long count(QuerySession session, String sql) {
        long rows = 0;
        try (QueryResult result = session.run(sql)) {
            for (Optional<List<Value>> row = result.next(); row.isPresent(); row = result.next()) {
                rows++;
            }
        }
        return rows;
    }
}
