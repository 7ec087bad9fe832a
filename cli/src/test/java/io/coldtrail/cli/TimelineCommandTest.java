package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coldtrail.Engine;
import io.coldtrail.ingest.IngestProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineCommandTest {
    @TempDir
    private Path temp;

    @BeforeEach
    void ingest() throws IOException {
        Path evidence = Files.createDirectory(temp.resolve("evidence"));
        Files.writeString(
                evidence.resolve("a.json"),
                "{\"Records\":["
                        + String.join(
                                ",",
                                event("e3", "2024-01-06T00:00:00Z", "ListUsers", "eve", "198.51.100.1", "=cmd()"),
                                event(
                                        "e1",
                                        "2024-01-05T10:00:00Z",
                                        "CreateUser",
                                        "eve",
                                        "203.0.113.7",
                                        "cli, \\\"x\\\""),
                                event(
                                        "e2",
                                        "2024-01-05T10:00:01Z",
                                        "ListUsers",
                                        "o'hara",
                                        "203.0.113.7",
                                        "\u00e9".repeat(40_000)),
                                event("e4", "some day", "ListUsers", "eve", "203.0.113.7", "x"))
                        + "]}");
        Engine.ingest(temp.resolve("case"), List.of(evidence), 1, new IngestProgress());
    }

    private static String event(String id, String time, String name, String user, String address, String agent) {
        return "{\"eventVersion\":\"1.08\",\"eventTime\":\"" + time + "\",\"awsRegion\":\"us-east-1\",\"eventID\":\""
                + id
                + "\",\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"" + name + "\",\"sourceIPAddress\":\""
                + address
                + "\",\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"" + user
                + "\",\"arn\":\"arn:aws:iam::111122223333:user/" + user + "\"},\"userAgent\":\"" + agent
                + "\",\"recipientAccountId\":\"111122223333\"}";
    }

    @Test
    void writesWhatTimesketchTakes() throws IOException {
        Cli.Outcome outcome = cli().run("timeline");
        assertThat(outcome.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(outcome.err()).contains("1 row has no time that can be read");
        List<JsonNode> events = lines(outcome.out());
        assertThat(events).extracting(event -> event.get("eventid").asText()).containsExactly("e1", "e2", "e3");
        JsonNode first = events.get(0);
        assertThat(first.get("message").asText())
                .isEqualTo("iam.amazonaws.com: CreateUser by arn:aws:iam::111122223333:user/eve from 203.0.113.7");
        assertThat(first.get("datetime").asText()).isEqualTo("2024-01-05T10:00:00+00:00");
        assertThat(OffsetDateTime.parse(first.get("datetime").asText()).getOffset())
                .isEqualTo(ZoneOffset.UTC);
        assertThat(first.get("timestamp_desc").asText()).isEqualTo("Event Time");
        assertThat(first.get("source_path").asText()).isEqualTo("a.json");
        assertThat(first.get("source_record").asInt()).isEqualTo(1);
        assertThat(first.has("errorcode")).isFalse();
        // Two bytes each: 80,000 bytes do not fit.
        assertThat(events.get(1).get("useragent").asText())
                .endsWith("… (cut; 80000 bytes in all)")
                .satisfies(text ->
                        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(32_766));
    }

    @Test
    void writesCsvWithFormulasDefused() {
        Cli.Outcome outcome =
                cli().run("timeline", "--to", "2024-01-06", "--format", "timesketch-csv", "--where", "eventid <> 'e2'");
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines.get(0))
                .isEqualTo(
                        "message,datetime,timestamp_desc,eventtime,eventname,eventsource,account,awsregion,identity_type,"
                                + "principal,access_key_id,sourceipaddress,useragent,errorcode,errormessage,readonly,"
                                + "requestparameters,responseelements,eventid,source_path,source_record");
        assertThat(lines.get(1)).contains(",203.0.113.7,\"cli, \"\"x\"\"\",,,,,,e1,a.json,1");
        assertThat(lines.get(2)).contains(",198.51.100.1,'=cmd(),,,,,,e3,a.json,0");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void leavesWhatTheOptionsLeave() throws IOException {
        assertThat(ids("--principal", "o'hara")).containsExactly("e2");
        assertThat(ids("--principal", "arn:aws:iam::111122223333:user/eve", "--from", "2024-01-06"))
                .containsExactly("e3");
        assertThat(ids("--address", "203.0.113.7", "--to", "2024-01-05")).containsExactly("e1", "e2");
        assertThat(ids("--where", "eventname = 'CreateUser' or eventid = 'e3' -- both"))
                .containsExactly("e1", "e3");
        assertThat(cli().run("timeline", "--format", "csv").out().lines())
                .as("rows as they are, those without a time too")
                .hasSize(5);
    }

    @Test
    void takesTheRowsOfAQuery() throws IOException {
        write(
                "q.sql",
                "select from_iso8601_timestamp(eventtime) as datetime, 'm' as message, 7 as n from cloudtrail"
                        + " where eventid = 'e1'");
        assertThat(cli().run("timeline", "-f", "q.sql").out())
                .isEqualTo("{\"message\":\"m\",\"datetime\":\"2024-01-05T10:00:00+00:00\","
                        + "\"timestamp_desc\":\"Event Time\",\"n\":7}\n");
        write("flow.sql", "select 1704449400 as start, 'REJECT' as action");
        assertThat(cli().run("timeline", "-f", "flow.sql").out())
                .isEqualTo("{\"message\":\"action=REJECT\",\"datetime\":\"2024-01-05T10:10:00+00:00\","
                        + "\"timestamp_desc\":\"Flow Start\",\"start\":1704449400,\"action\":\"REJECT\"}\n");
        write("none.sql", "select 1 as n");
        assertThat(cli().run("timeline", "-f", "none.sql").err()).contains("no column of the query is named for one");
        write("no.sql", "drop table cloudtrail");
        assertThat(cli().run("timeline", "-f", "no.sql").err()).contains("a timeline is made of the rows of a query");
        assertThat(cli().run("timeline", "-f", "q.sql", "--to", "2024-01-06").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(cli().run("timeline", "--format", "json").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void standsInTheJournal() {
        assertThat(cli().run("timeline", "--address", "198.51.100.1", "-o", "t.jsonl")
                        .err())
                .isEqualTo("1 row written to t.jsonl\n");
        assertThat(cli().run("case", "journal", "--json").out())
                .contains("\"timeline\"", "sourceipaddress = '198.51.100.1'");
        assertThat(cli().run("timeline", "-o", "evidence/t.jsonl").err()).contains("inside the case or its evidence");
    }

    private List<String> ids(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("timeline"));
        command.addAll(List.of(options));
        return lines(cli().run(command.toArray(String[]::new)).out()).stream()
                .map(event -> event.get("eventid").asText())
                .toList();
    }

    private static List<JsonNode> lines(String text) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(temp.resolve(name), text);
    }

    private Cli cli() {
        return new Cli(temp, CaseAccess.inFolder());
    }
}
