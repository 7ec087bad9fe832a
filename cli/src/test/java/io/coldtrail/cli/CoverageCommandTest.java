package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.Engine;
import io.coldtrail.ingest.IngestProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case of seven events and three flows at known hours. */
class CoverageCommandTest {
    private static final String FLOWS = """
            version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
            2 111122223333 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 40 1704449400 1704449460 ACCEPT OK
            2 111122223333 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 40 1704452399 1704452459 ACCEPT OK
            2 111122223333 eni-1 10.0.0.1 10.0.0.2 1 2 6 1 40 1704460200 1704460260 REJECT OK
            """;

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
                                event("2024-01-05T10:00:00Z", "us-east-1", "ListUsers", ""),
                                event("2024-01-05T10:59:59Z", "us-east-1", "ListUsers", ""),
                                event("2024-01-05T11:00:00Z", "us-east-1", "StopLogging", ""),
                                event("2024-01-05T15:00:00Z", "us-east-1", "StartLogging", ""),
                                event(
                                        "2024-01-05T16:00:00Z",
                                        "us-east-1",
                                        "DeleteTrail",
                                        ",\"errorCode\":\"AccessDenied\""),
                                event("2024-01-06T00:00:00Z", "eu-west-1", "ListUsers", ""),
                                event("some day", "eu-west-1", "ListUsers", ""))
                        + "]}");
        Files.writeString(evidence.resolve("111122223333_vpcflowlogs_us-east-1_fl-1_20240105T1000Z_0.log"), FLOWS);
        Engine.ingest(temp.resolve("case"), List.of(evidence), 1, new IngestProgress());
    }

    private static String event(String time, String region, String name, String more) {
        return "{\"eventVersion\":\"1.08\",\"eventTime\":\"" + time + "\",\"awsRegion\":\"" + region
                + "\",\"eventSource\":\"cloudtrail.amazonaws.com\",\"eventName\":\"" + name
                + "\",\"userIdentity\":{\"arn\":\"arn:aws:iam::111122223333:user/eve\\u001b[31m\"}"
                + ",\"recipientAccountId\":\"111122223333\"" + more + "}";
    }

    @Test
    void drawsAMapInWhichEscapesAreShown() {
        assertThat(cli().run("coverage")).isEqualTo(new Cli.Outcome(0, """
                        cloudtrail: 6 records; a column is one hour with at most 2
                                                2024-01-05    2024-01-06
                        111122223333 eu-west-1                ▓
                        111122223333 us-east-1  █X···O▓

                        vpc-flow: 3 records; a column is one hour with at most 2
                                                2024-01-05
                        111122223333 us-east-1  █··▓

                        · none, between records   ░▒▓█ few to many   X StopLogging or DeleteTrail   O StartLogging   ! no sound digest
                        1 record of cloudtrail without a time that can be read

                        Gaps, the longest first: 2
                          cloudtrail  111122223333 us-east-1  2024-01-05T12:00Z  3 hours
                          vpc-flow    111122223333 us-east-1  2024-01-05T11:00Z  2 hours

                        Calls that began or ended logging: 3
                          2024-01-05T11:00:00Z  StopLogging                 111122223333 us-east-1  arn:aws:iam::111122223333:user/eve\\u001b[31m
                          2024-01-05T15:00:00Z  StartLogging                111122223333 us-east-1  arn:aws:iam::111122223333:user/eve\\u001b[31m
                          2024-01-05T16:00:00Z  DeleteTrail (AccessDenied)  111122223333 us-east-1  arn:aws:iam::111122223333:user/eve\\u001b[31m

                        Missing digests are not known: `coldtrail verify` looks for them.
                        """, ""));
    }

    @Test
    void givesTheSameAsData() {
        assertThat(cli().run("coverage", "--format", "csv").out()).isEqualTo("""
                log,account,region,from,units,records,files,stops,starts,digests_missing
                cloudtrail,111122223333,eu-west-1,2024-01-06T00:00Z,1,1,1,0,0,
                cloudtrail,111122223333,us-east-1,2024-01-05T10:00Z,1,2,1,0,0,
                cloudtrail,111122223333,us-east-1,2024-01-05T11:00Z,1,1,1,1,0,
                cloudtrail,111122223333,us-east-1,2024-01-05T12:00Z,3,0,0,0,0,
                cloudtrail,111122223333,us-east-1,2024-01-05T15:00Z,1,1,1,0,1,
                cloudtrail,111122223333,us-east-1,2024-01-05T16:00Z,1,1,1,0,0,
                vpc-flow,111122223333,us-east-1,2024-01-05T10:00Z,1,2,1,0,0,
                vpc-flow,111122223333,us-east-1,2024-01-05T11:00Z,2,0,0,0,0,
                vpc-flow,111122223333,us-east-1,2024-01-05T13:00Z,1,1,1,0,0,
                """);
        assertThat(cli().run("coverage", "--by", "day", "--format", "csv").out())
                .contains("\ncloudtrail,111122223333,us-east-1,2024-01-05,1,5,1,1,1,\n");
        assertThat(cli().run("coverage", "--json").out())
                .startsWith("{\"by\":\"hour\",\"verified\":false,\"untimedRecords\":{\"cloudtrail\":1,\"vpc-flow\":0,")
                .contains("\"trailChangesInAll\":3", "user/eve\\u001B[31m", "\"errorCode\":\"AccessDenied\"")
                .contains("\"gaps\":[{\"from\":\"2024-01-05T12:00Z\",\"to\":\"2024-01-05T14:00Z\",\"units\":3}]")
                .endsWith("{\"at\":\"2024-01-05T13:00Z\",\"records\":1,\"files\":1}]}]}\n");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(cli().run("coverage", "--by", "week").code()).isEqualTo(ExitCode.USAGE);
        assertThat(cli().run("coverage", "--format", "xml").err()).contains("It must be table, csv or json.");
    }

    @Test
    void marksADigestThatIsMissing() throws IOException {
        Path evidence = temp.resolve("signed");
        Cli cli = cli();
        assertThat(cli.run(
                                "generate",
                                "--out",
                                evidence.toString(),
                                "--events",
                                "200",
                                "--flows",
                                "1",
                                "--accounts",
                                "1",
                                "--days",
                                "1",
                                "--digests")
                        .code())
                .isZero();
        Path removed = digest(evidence, "_us-east-1_", "T12");
        Files.delete(removed);
        assertThat(cli.run("ingest", evidence.toString(), "--case", "signed-case", "--progress", "none")
                        .code())
                .isZero();
        assertThat(cli.run(
                                "verify",
                                "--case",
                                "signed-case",
                                "--keys",
                                evidence.resolve("public-keys.json").toString())
                        .code())
                .isEqualTo(1);

        Cli.Outcome coverage = cli.run("coverage", "--case", "signed-case");
        assertThat(coverage.out()).contains("Times without a sound digest: 1").contains("!");
        assertThat(cli.run("coverage", "--case", "signed-case", "--json").out())
                .contains("\"verified\":true")
                .containsPattern("T11:\\d\\d:\\d\\dZ\",\"until\":\"[^\"]+T12:")
                .contains(removed.getFileName() + "\"}]");
        assertThat(cli.run("coverage", "--case", "signed-case", "--format", "csv")
                        .out()
                        .lines()
                        .filter(line -> line.endsWith(",1")))
                // A digest does not end on the hour, so its hour touches two of the clock's.
                .satisfiesExactly(
                        line -> assertThat(line).contains(",us-east-1,", "T11:00Z,1,"),
                        line -> assertThat(line).contains(",us-east-1,", "T12:00Z,1,"));
    }

    private static Path digest(Path evidence, String region, String hour) throws IOException {
        try (Stream<Path> files = Files.walk(evidence)) {
            return files.filter(file -> file.toString().contains("CloudTrail-Digest" + region))
                    .filter(file -> file.toString().contains(hour))
                    .filter(file -> file.toString().endsWith(".json.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Cli cli() {
        return new Cli(temp, CaseAccess.inFolder());
    }
}
