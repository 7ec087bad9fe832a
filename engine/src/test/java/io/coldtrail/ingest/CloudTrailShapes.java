package io.coldtrail.ingest;

import static io.coldtrail.ingest.Evidence.event;
import static io.coldtrail.ingest.SampleLogs.records;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The shapes in which CloudTrail's logs come. */
final class CloudTrailShapes {
    private static final String TWO = records(event("e1"), event("e2"));
    private static final String[] TWO_ROWS = {"cloudtrail e1@0", "cloudtrail e2@1"};

    private CloudTrailShapes() {}

    static List<Shape> all() throws IOException {
        List<Shape> shapes = new ArrayList<>(List.of(
                two("Records on one line", TWO),
                two("pretty-printed", TWO.replace(",", ",\n  ").replace("{", "{\n  ")),
                two("records in lower case", TWO.replace("Records", "records")),
                two("bare array", "[" + event("e1") + ",\n" + event("e2") + "]\n"),
                two("JSON lines", event("e1") + "\n" + event("e2") + "\n"),
                two("JSON lines without a last line break", event("e1") + "\r\n" + event("e2")),
                two("several documents", records(event("e1")) + "\n" + records(event("e2")) + "\n"),
                two("documents with nothing between them", records(event("e1")) + records(event("e2"))),
                two("byte order mark", "\uFEFF" + TWO),
                two("lookup-events", "{\"Events\":[" + SampleLogs.lookup("e1") + "," + SampleLogs.lookup("e2") + "]}"),
                two("EventBridge envelopes", SampleLogs.envelope("e1") + "\n" + SampleLogs.envelope("e2")),
                two("unknown fields", TWO.replace("\"awsRegion\"", "\"neverSeen\":{\"a\":[1]},\"awsRegion\"")),
                two(
                        "wrong types",
                        TWO.replace("\"awsRegion\"", "\"userIdentity\":7,\"resources\":\"x\",\"awsRegion\"")),
                Shape.of("single event")
                        .file("~a.json.gz", Evidence.gzip(event("e1")))
                        .becomes("~a.json.gz loaded - key 1/1/0/0/0")
                        .rows("cloudtrail e1@0"),
                Shape.of("not UTF-8")
                        .file("~a.json", TWO.replace("GetObject", "Get\u00e9").getBytes(StandardCharsets.ISO_8859_1))
                        .becomes("~a.json loaded - key 2/2/0/0/0")
                        .rows(TWO_ROWS),
                Shape.of("Insight events")
                        .file(
                                "AWSLogs/111122223333/CloudTrail-Insight/eu-west-1/2024/01/05/i.json.gz",
                                Evidence.gzip(records(SampleLogs.insight("i1"))))
                        .becomes("AWSLogs/111122223333/CloudTrail-Insight/eu-west-1/2024/01/05/i.json.gz"
                                + " loaded - key 1/1/0/0/0")
                        .rows("cloudtrail_insights i1@0"),
                Shape.of("network activity")
                        .file(
                                "~a.json",
                                records(
                                        event("e1")
                                                .replace(
                                                        "{\"",
                                                        "{\"eventType\":\"AwsVpceEvent\",\"eventCategory\":\"NetworkActivity\",\"")))
                        .becomes("~a.json loaded - key 1/1/0/0/0")
                        .rows("cloudtrail e1@0"),
                keyed(
                        "organisation trail",
                        "AWSLogs/o-abc123/444455556666/CloudTrail/us-east-1/2024/01/05/x.json",
                        "key"),
                keyed(
                        "prefix of one's own",
                        "my/prefix/AWSLogs/444455556666/CloudTrail/us-east-1/2024/01/05/x.json",
                        "key"),
                keyed("flattened", "444455556666_CloudTrail_us-east-1_20240105T1005Z_abc.json", "file-name"),
                keyed("renamed", "trail.txt", "record"),
                Shape.of("no records")
                        .file("~a.json", "{\"Records\":[]}")
                        .file("~b.json", TWO)
                        .becomes("~a.json loaded - - 0/0/0/0/0", "~b.json loaded - key 2/2/0/0/0")
                        .rows(TWO_ROWS),
                Shape.of("what is no log")
                        .file("~a.json", TWO)
                        .file("~empty.json", "")
                        .file("~emptied.json.gz", Evidence.gzip(""))
                        .file("~blank.json", " \n\n")
                        .file("notes.txt", "Some notes of mine.\n")
                        .file("config.json", "{\"a\":{\"b\":1}}")
                        .file(
                                "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2024/01/05/d.json.gz",
                                Evidence.gzip(
                                        "{\"awsAccountId\":\"111122223333\",\"digestStartTime\":\"2024-01-05T09:00:00Z\","
                                                + "\"logFiles\":[]}"))
                        .becomes(
                                "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2024/01/05/d.json.gz"
                                        + " ignored digest - 0/0/0/0/0",
                                "~a.json loaded - key 2/2/0/0/0",
                                "~blank.json ignored empty - 0/0/0/0/0",
                                "~emptied.json.gz ignored empty - 0/0/0/0/0",
                                "~empty.json ignored empty - 0/0/0/0/0",
                                "config.json ignored no-cloudtrail-events - 0/0/0/0/0",
                                "notes.txt ignored not-a-log - 0/0/0/0/0")
                        .rows(TWO_ROWS)));
        for (int minor = 0; minor <= 11; minor++) {
            String version = "\"eventVersion\":\"1." + (minor < 10 ? "0" : "") + minor + "\",\"eventSource\"";
            shapes.add(two("event version 1." + minor, TWO.replace("\"eventSource\"", version)));
        }
        return shapes;
    }

    private static Shape two(String name, String text) {
        return Shape.of(name)
                .file("~a.json", text)
                .becomes("~a.json loaded - key 2/2/0/0/0")
                .rows(TWO_ROWS);
    }

    private static Shape keyed(String name, String key, String placedBy) {
        return Shape.of(name)
                .file(key, TWO)
                .becomes(key + " loaded - " + placedBy + " 2/2/0/0/0")
                .rows(TWO_ROWS);
    }
}
