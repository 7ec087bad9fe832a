package io.coldtrail.ingest;

import static io.coldtrail.ingest.SampleLogs.V2_HEADER;
import static io.coldtrail.ingest.SampleLogs.flow;
import static io.coldtrail.ingest.SampleLogs.tgwFlow;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The shapes in which flow logs come. */
final class FlowLogShapes {
    private static final String TWO = flow(1) + "\n" + flow(2) + "\n";
    private static final String HEADED = V2_HEADER + "\n" + TWO;
    private static final String[] HEADED_ROWS = {"vpcflow 10.0.0.1@1", "vpcflow 10.0.0.2@2"};
    private static final String V11_HEADER = V2_HEADER + " vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr"
            + " pkt-dstaddr region az-id sublocation-type sublocation-id pkt-src-aws-service pkt-dst-aws-service"
            + " flow-direction traffic-path reject-reason resource-id encryption-status instance-tag interface-tag asg-tag"
            + " interface-type next-hop-interface-id";

    private FlowLogShapes() {}

    static List<Shape> all() throws IOException, SQLException {
        return List.of(
                two("default format with header", HEADED),
                two("CR LF", HEADED.replace("\n", "\r\n")),
                two("no last line break", HEADED.strip()),
                two("byte order mark before a header", "\uFEFF" + HEADED),
                two(
                        "fields in an order of one's own",
                        "log-status srcaddr bytes account-id start\nOK 10.0.0.1 7 111122223333 1704448800\n"
                                + "OK 10.0.0.2 - 111122223333 1704448800\n"),
                two(
                        "an unknown field",
                        "version shiny-new-field srcaddr dstaddr\n2 x 10.0.0.1 10.1.0.1\n2 - 10.0.0.2 10.1.0.1\n"),
                two(
                        "version 11",
                        V11_HEADER + "\n" + (flow(1) + " -".repeat(21) + " eni-9 -\n")
                                + (flow(2) + " x".repeat(23) + "\n")),
                two(
                        "NODATA and SKIPDATA",
                        V2_HEADER + "\n2 111122223333 eni-1 10.0.0.1 - - - - - - 1704448800 1704448860 - NODATA\n"
                                + "2 111122223333 eni-1 10.0.0.2 - - - - - - 1704448800 1704448860 - SKIPDATA\n"),
                Shape.of("IPv6")
                        .file("^a.log", HEADED.replace("10.0.0.1 ", "2001:db8::1 "))
                        .becomes("^a.log loaded - key 2/2/0/0/0")
                        .rows("vpcflow 2001:db8::1@1", "vpcflow 10.0.0.2@2"),
                Shape.of("no header")
                        .file("^a.log.gz", Evidence.gzip(TWO))
                        .becomes("^a.log.gz loaded - key 2/2/0/0/0")
                        .rows("vpcflow 10.0.0.1@0", "vpcflow 10.0.0.2@1"),
                Shape.of("CloudWatch Logs export")
                        .file(
                                "^a.log",
                                "2024-01-05T10:00:00.000Z " + TWO.strip().replace("\n", "\n2024-01-05T10:00:01.000Z "))
                        .becomes("^a.log loaded - key 2/2/0/0/0")
                        .rows("vpcflow 10.0.0.1@0", "vpcflow 10.0.0.2@1"),
                Shape.of("a header and no records")
                        .file("^a.log", V2_HEADER + "\n")
                        .file("^b.log", HEADED)
                        .becomes("^a.log loaded - - 0/0/0/0/0", "^b.log loaded - key 2/2/0/0/0")
                        .rows(HEADED_ROWS),
                keyed("hourly", "AWSLogs/111122223333/vpcflowlogs/eu-west-1/2024/01/05/10/a.log", "key"),
                keyed(
                        "Hive-style",
                        "AWSLogs/aws-account-id=111122223333/aws-service=vpcflowlogs/aws-region=eu-west-1/year=2024/month=01/"
                                + "day=05/hour=10/a.log",
                        "key"),
                keyed("renamed", "flows.txt", "record"),
                Shape.of("transit gateway")
                        .file("^a.log", SampleLogs.TGW_HEADER + "\n" + tgwFlow(1) + "\n" + tgwFlow(2) + "\n")
                        .becomes("^a.log loaded - key 2/2/0/0/0")
                        .rows("tgwflow 10.0.0.1@1", "tgwflow 10.0.0.2@2"),
                Shape.of("Parquet")
                        .file("^a.log.parquet", SampleLogs.parquet(2))
                        .becomes("^a.log.parquet loaded - key 2/2/0/0/0")
                        .rows("vpcflow 10.0.0.1@0", "vpcflow 10.0.0.2@1"),
                Shape.of("a line of too few fields")
                        .file("^a.log", V2_HEADER + "\n" + flow(1) + "\n2 1 2\n" + flow(3) + "\n")
                        .becomes("^a.log quarantined records-rejected key 3/2/0/1/0")
                        .rows("vpcflow 10.0.0.1@1", "vpcflow 10.0.0.3@3"),
                Shape.of("lines of NUL bytes")
                        .file("^a.log", V2_HEADER + "\n" + flow(1) + "\n" + "\0".repeat(90) + "\n" + flow(3) + "\n")
                        .becomes("^a.log quarantined records-rejected key 3/2/0/1/0")
                        .rows("vpcflow 10.0.0.1@1", "vpcflow 10.0.0.3@3"),
                Shape.of("a line over the limit")
                        .limit("maxRecordBytes", 1000)
                        .file("^a.log", V2_HEADER + "\n" + flow(1) + "\n" + "x".repeat(5000) + "\n" + flow(3) + "\n")
                        .becomes("^a.log quarantined records-rejected key 3/2/0/1/0")
                        .rows("vpcflow 10.0.0.1@1", "vpcflow 10.0.0.3@3"),
                Shape.of("no header and a line that does not fit")
                        .file("^a.log", flow(1) + "\n" + flow(2) + " one-more\n")
                        .file("^b.log", HEADED)
                        .becomes("^a.log quarantined header-missing - 2/0/0/2/0", "^b.log loaded - key 2/2/0/0/0")
                        .rows(HEADED_ROWS));
    }

    private static Shape two(String name, String text) {
        return Shape.of(name)
                .file("^a.log", text)
                .becomes("^a.log loaded - key 2/2/0/0/0")
                .rows(HEADED_ROWS);
    }

    private static Shape keyed(String name, String key, String placedBy) {
        return Shape.of(name)
                .file(key, HEADED)
                .becomes(key + " loaded - " + placedBy + " 2/2/0/0/0")
                .rows(HEADED_ROWS);
    }
}
