package io.coldtrail.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybookTest {
    private static final PlaybookLibrary LIBRARY = PlaybookLibrary.builtIn();

    @Test
    void holdsTheWholePlaybookWithTextsInPlace() {
        assertThat(LIBRARY.questions()).hasSize(89).allSatisfy(question -> {
            assertThat(question.tells()).endsWith(".");
            assertThat(question.template())
                    .contains("{{table}}")
                    .contains("{{time}}")
                    .doesNotEndWith(";");
        });
    }

    @Test
    void rendersWithoutBoundsOverAllAccounts() {
        assertThat(LIBRARY.find("top-error-codes").render(Arguments.NONE)).isEqualTo("""
                        select coalesce(errorcode, '(no error)') as errorcode, count(*) as calls
                        from cloudtrail
                        where true
                        group by coalesce(errorcode, '(no error)')
                        order by calls desc, 1""");
    }

    @Test
    void boundsEventsExactlyAndPartitionsADayWider() {
        Arguments arguments = Arguments.NONE
                .withAccount("111122223333")
                .withFrom("2024-01-05")
                .withTo("2024-01-06");
        assertThat(LIBRARY.find("ec2-profile-denied-calls")
                        .render(arguments.withParameter("instance", "i-0abcdef1234567890")))
                .isEqualTo("""
                        select eventsource, eventname, errorcode, count(*) as calls
                        from cloudtrail_111122223333
                        where year = '2024' and month = '01' and day between '04' and '07'
                          and eventtime >= '2024-01-05T00:00:00Z'
                          and eventtime < '2024-01-07T00:00:00Z'
                          and useridentity.principalid like '%:i-0abcdef1234567890'
                          and (errorcode like '%AccessDenied%' or errorcode like '%Unauthorized%' or errorcode like '%NotAuthorized%'
                            or errorcode like '%OperationNotPermitted%' or errorcode like '%Forbidden%')
                        group by eventsource, eventname, errorcode
                        order by calls desc, eventsource, eventname, errorcode
                        limit 25""");
    }

    @Test
    void boundsPartitionsOverMonthsAndOnOneSide() {
        assertThat(LIBRARY.find("s3-listbuckets")
                        .render(Arguments.NONE.withFrom("2024-01-01").withTo("2024-01-31")))
                .contains("""
                        where (year > '2023' or (year = '2023' and month > '12') or (year = '2023' and month = '12' and day >= '31'))
                          and (year < '2024' or (year = '2024' and month < '02') or (year = '2024' and month = '02' and day <= '01'))
                          and eventtime >= '2024-01-01T00:00:00Z'
                          and eventtime < '2024-02-01T00:00:00Z'
                        """);
        assertThat(LIBRARY.find("s3-listbuckets").render(Arguments.NONE.withTo("2024-02-28")))
                .contains("""
                        where (year < '2024' or (year = '2024' and month < '02') or (year = '2024' and month = '02' and day <= '29'))
                          and eventtime < '2024-02-29T00:00:00Z'
                        """);
    }

    @Test
    void asksFlowLogsOfOneAccountOrOfAll() {
        Question question = LIBRARY.find("flow-ldap-reflection");
        Arguments arguments =
                Arguments.NONE.withFrom("2024-01-05").withTo("2024-01-05").withParameter("ip", "10.0.0.7");
        assertThat(question.render(arguments.withAccount("111122223333"))).isEqualTo("""
                        select sourceaddress, sum(numpackets) as packets
                        from vpc_flow_logs_111122223333
                        where date >= DATE '2024-01-04'
                          and date <= DATE '2024-01-06'
                          and starttime >= 1704412800
                          and starttime < 1704499200
                          and destinationaddress = '10.0.0.7'
                          and protocol = 17
                          and destinationport = 389
                        group by sourceaddress
                        order by packets desc, sourceaddress""");
        assertThat(question.render(arguments))
                .contains("from (select account_id as account, interface_id as interfaceid,")
                .contains("from vpc_flow_logs) as flows\nwhere date >= DATE '2024-01-04'");
    }

    @Test
    void takesHostileValuesAsText() {
        assertThat(LIBRARY.find("useragent-activity")
                        .render(Arguments.NONE.withParameter("useragent", "' or '1'='1 {{time}} $1 \\")))
                .contains("useragent = ''' or ''1''=''1 {{time}} $1 \\'\n");
        assertThat(QuestionParser.parse("a.sql", question("-- param: name text required Any\n", "{{like %<name>_}}"))
                        .render(Arguments.NONE.withParameter("name", "50%_\\o'x")))
                .isEqualTo("select * from cloudtrail where true and eventname like '%50\\%\\_\\\\o''x_' escape '\\'");
    }

    @Test
    void namesWhatIsMissingOrWrong() {
        assertMessage(
                () -> LIBRARY.find("access-key-usage").render(Arguments.NONE),
                "question access-key-usage needs a value for key (The access key id). Give it with --param key=….");
        assertMessage(
                () -> LIBRARY.find("access-key-usage").render(Arguments.NONE.withParameter("kye", "x")),
                "question access-key-usage has no parameter \"kye\". It takes key.");
        assertMessage(
                () -> LIBRARY.find("access-key-usage").render(Arguments.NONE.withParameter("key", "akia' or 1=1")),
                "parameter key of question access-key-usage cannot be \"akia' or 1=1\"."
                        + " It must be an access key id, such as AKIAIOSFODNN7EXAMPLE.");
        assertMessage(
                () -> Arguments.NONE.withFrom("2024-02-30"),
                "--from cannot be \"2024-02-30\". It must be a day, such as 2024-01-31.");
        assertMessage(
                () -> Arguments.NONE.withFrom("2024-02-02").withTo("2024-02-01"),
                "--from 2024-02-02 is after --to 2024-02-01. Both days are part of the range; exchange them.");
        assertMessage(
                () -> Arguments.NONE.withAccount("1234"),
                "--account cannot be \"1234\". It must be an account id of 12 digits.");
        assertMessage(
                () -> LIBRARY.find("acess-key-usage"),
                "the playbook has no question \"acess-key-usage\". Did you mean access-key-usage?"
                        + " `coldtrail playbook list` shows all questions.");
    }

    @ParameterizedTest
    @CsvSource({
        "ip,203.0.113.7,true",
        "ip,2001:db8::1,true",
        "ip,300.0.0.1,false",
        "ip,ec2.amazonaws.com,false",
        "instance,i-0abcdef1,true",
        "instance,i-0abc,false",
        "account,000011112222,true",
        "account,00001111222,false",
        "arn,arn:aws-us-gov:iam::111122223333:role/a b,true",
        "arn,iam::x,false",
        "int,0007,true",
        "int,-1,false",
        "date,2024-02-29,true",
        "date,2023-02-29,false"
    })
    void checksTypes(String type, String value, boolean fits) {
        assertThat(ParameterType.named(type).orElseThrow().accepts(value)).isEqualTo(fits);
    }

    @Test
    void refusesFilesThatAreNotQuestions() {
        assertInvalid("select 1", "the header lacks \"id\" (a.sql). Add a line `-- id: …`.");
        assertInvalid(
                question("-- colour: red\n", "'x'"),
                "the header has an unknown field \"colour\" (a.sql, line 6, column 1). Known are id, title, section,"
                        + " log, kind, tells, read, next, technique, action, known, param, corrected.");
        assertInvalid(
                question("", "{{name}}"),
                "the SQL has {{name}}, which the header does not declare (a.sql). Add a line `-- param: name …`, or"
                        + " mend the mark.");
        assertInvalid(
                question("-- param: name words required Any\n", "{{name}}"),
                "the type \"words\" is not known (a.sql, line 6, column 1). Known are text, ip, account, arn,"
                        + " accesskey, instance, interface, date, int.");
        assertInvalid(
                question("-- param: name int ten Any\n", "{{name}}"),
                "the default \"ten\" does not fit its type (a.sql, line 6, column 1). It must be a whole number, 0 or"
                        + " more.");
    }

    @Test
    void readsAFolderOfQuestions(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.sql"), question("-- next: something\n", "= 'x'"));
        assertThatThrownBy(() -> PlaybookLibrary.read(folder))
                .hasMessage("question a goes on with \"something\", which is not there (a). Mend its `-- next:` line.");
        Files.writeString(folder.resolve("a.sql"), question("", "= 'x'"));
        assertThat(PlaybookLibrary.read(folder).questions())
                .extracting(Question::id)
                .containsExactly("a");
    }

    private static String question(String more, String condition) {
        return "-- id: a\n-- title: A\n-- section: S\n-- log: cloudtrail\n-- tells: T.\n" + more
                + "select * from {{table}} where {{time}} and eventname " + condition + "\n";
    }

    private static void assertInvalid(String text, String message) {
        assertThatThrownBy(() -> QuestionParser.parse("a.sql", text))
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        ColdtrailException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PLAYBOOK_INVALID));
    }

    private static void assertMessage(Runnable action, String message) {
        assertThatThrownBy(action::run).isInstanceOf(ColdtrailException.class).hasMessage(message);
    }
}
