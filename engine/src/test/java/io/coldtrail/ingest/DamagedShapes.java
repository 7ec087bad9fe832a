package io.coldtrail.ingest;

import static io.coldtrail.ingest.ContainerShapes.joined;
import static io.coldtrail.ingest.Evidence.event;
import static io.coldtrail.ingest.SampleLogs.records;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Logs that are damaged, incomplete or hostile. */
final class DamagedShapes {
    private static final String TWO = records(event("e1"), event("e2"));
    private static final String[] TWO_ROWS = {"cloudtrail e1@0", "cloudtrail e2@1"};

    private DamagedShapes() {}

    static List<Shape> all() throws IOException {
        List<Shape> shapes = new ArrayList<>(compression());
        shapes.addAll(json());
        shapes.addAll(limits());
        shapes.addAll(copies());
        shapes.addAll(names());
        return shapes;
    }

    private static List<Shape> compression() throws IOException {
        byte[] gzip = Evidence.gzip(TWO);
        byte[] checksum = gzip.clone();
        checksum[gzip.length - 8] ^= 1;
        byte[] deflate = gzip.clone();
        Arrays.fill(deflate, 10, 30, (byte) 0xFF);
        return List.of(
                // All of the content is there; only the checksum is cut off.
                quarantined("truncated gzip", Arrays.copyOf(gzip, gzip.length - 5), "gzip-truncated"),
                quarantined("wrong checksum", checksum, "gzip-checksum"),
                quarantined("bytes behind the stream", joined(gzip, "garbage".getBytes(UTF_8)), "trailing-bytes"),
                Shape.of("damaged deflate stream")
                        .file("~a.json.gz", deflate)
                        .file("~b.json", TWO)
                        .becomes("~a.json.gz quarantined gzip-damaged - 1/0/0/1/0", "~b.json loaded - key 2/2/0/0/0")
                        .rows(TWO_ROWS));
    }

    private static List<Shape> json() throws IOException {
        return List.of(
                Shape.of("cut JSON")
                        .file("~a.json.gz", Evidence.gzip(TWO.substring(0, TWO.length() - 20)))
                        .becomes("~a.json.gz quarantined json-truncated key 2/1/0/1/0")
                        .rows("cloudtrail e1@0"),
                Shape.of("malformed in the middle of Records")
                        .file("~a.json", records(event("e1"), "{\"eventSource\":oops}", event("e3")))
                        .becomes("~a.json quarantined json-malformed key 2/1/0/1/0")
                        .rows("cloudtrail e1@0"),
                Shape.of("a malformed line")
                        .file("~a.json", event("e1") + "\n{\"eventSource\":oops}\n" + event("e3") + "\n")
                        .becomes("~a.json quarantined records-rejected key 3/2/0/1/0")
                        .rows("cloudtrail e1@0", "cloudtrail e3@2"),
                Shape.of("elements that are no events")
                        .file("~a.json", records(event("e1"), "7", "{\"a\":1}", "null", event("e5")))
                        .becomes("~a.json quarantined records-rejected key 5/2/0/3/0")
                        .rows("cloudtrail e1@0", "cloudtrail e5@4"),
                Shape.of("NUL bytes among JSON lines")
                        .file("~a.json", event("e1") + "\n" + "\0".repeat(50) + "\n" + event("e3") + "\n")
                        .becomes("~a.json quarantined records-rejected key 3/2/0/1/0")
                        .rows("cloudtrail e1@0", "cloudtrail e3@2"));
    }

    private static List<Shape> limits() throws IOException {
        String huge = event("e2").replace("{\"", "{\"requestParameters\":\"" + "x".repeat(20_000) + "\",\"");
        String deep =
                event("e2").replace("{\"", "{\"requestParameters\":" + "[".repeat(5000) + "]".repeat(5000) + ",\"");
        return List.of(
                rejected("a record over the limit", records(event("e1"), huge, event("e3"))),
                rejected("a JSON line over the limit", event("e1") + "\n" + huge + "\n" + event("e3") + "\n"),
                rejected("a nesting bomb", records(event("e1"), deep, event("e3"))),
                rejected("a nesting bomb on a line", event("e1") + "\n" + deep + "\n" + event("e3") + "\n"),
                Shape.of("a gzip bomb over the size limit")
                        .limit("maxInflatedBytes", 1 << 20)
                        .file("~a.json.gz", Evidence.gzip(TWO + " ".repeat(3 << 20)))
                        .becomes("~a.json.gz quarantined inflated-too-large key 3/2/0/1/0")
                        .rows(TWO_ROWS),
                Shape.of("a gzip bomb over the ratio limit")
                        .file("~a.json.gz", Evidence.gzip(TWO + " ".repeat(70 << 20)))
                        .becomes("~a.json.gz quarantined inflated-too-large key 3/2/0/1/0")
                        .rows(TWO_ROWS));
    }

    private static List<Shape> copies() throws IOException {
        return List.of(
                Shape.of("the same bytes twice")
                        .file("~a.json", TWO)
                        .file("elsewhere/copy.json", TWO)
                        .becomes(
                                "~a.json loaded - key 2/2/0/0/0",
                                "elsewhere/copy.json duplicate same-bytes - 2/0/2/0/0")
                        .rows(TWO_ROWS),
                Shape.of("zipped and unzipped")
                        .file("~a.json", TWO)
                        .file("~a.json.gz", Evidence.gzip(TWO))
                        .becomes("~a.json loaded - key 2/2/0/0/0", "~a.json.gz duplicate same-content - 2/0/2/0/0")
                        .rows(TWO_ROWS));
    }

    private static List<Shape> names() {
        String longest = "n".repeat(250) + ".json";
        return List.of(
                Shape.of("a line break in a name")
                        .file("a\nb.json", TWO)
                        .becomes("a\nb.json loaded - record 2/2/0/0/0")
                        .rows(TWO_ROWS),
                Shape.of("a name of 255 bytes")
                        .file(longest, TWO)
                        .becomes(longest + " loaded - record 2/2/0/0/0")
                        .rows(TWO_ROWS),
                Shape.of("links out of the evidence and in a loop")
                        .file("~a.json", TWO)
                        .step(evidence -> {
                            Files.createSymbolicLink(evidence.resolve("out"), Path.of("/dev/null"));
                            Files.createSymbolicLink(evidence.resolve("loop"), evidence);
                            Files.createSymbolicLink(evidence.resolve("self"), Path.of("self"));
                        })
                        .becomes(
                                "~a.json loaded - key 2/2/0/0/0",
                                "loop ignored link - 0/0/0/0/0",
                                "out ignored link - 0/0/0/0/0",
                                "self ignored link - 0/0/0/0/0")
                        .rows(TWO_ROWS),
                Shape.of("a folder that is too deep")
                        .file("~a.json", TWO)
                        .file(
                                String.join(
                                                "/",
                                                IntStream.range(0, 300)
                                                        .mapToObj(i -> "d")
                                                        .toList()) + "/b.json",
                                records(event("e9")))
                        // A hundred and twenty-eight folders deep is as far as the walk goes.
                        .becomes(
                                "~a.json loaded - key 2/2/0/0/0",
                                "d/".repeat(128) + "d quarantined too-deep - 0/0/0/0/0")
                        .rows(TWO_ROWS),
                Shape.of("a pipe, and a name that is no UTF-8")
                        .file("~a.json", TWO)
                        .step(evidence -> shell(
                                evidence,
                                "mkfifo pipe && printf '%s' '" + event("e9") + "' > \"$(printf 'n\\351.json')\""))
                        .becomes(
                                "~a.json loaded - key 2/2/0/0/0",
                                "n\\xe9.json loaded - record 1/1/0/0/0",
                                "pipe ignored not-a-file - 0/0/0/0/0")
                        .rows("cloudtrail e1@0", "cloudtrail e2@1", "cloudtrail e9@0"));
    }

    private static void shell(Path folder, String script) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
        if (shell.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
    }

    /** Both records are good, and what is wrong comes behind them. */
    private static Shape quarantined(String name, byte[] content, String reason) {
        return Shape.of(name)
                .file("~a.json.gz", content)
                .becomes("~a.json.gz quarantined " + reason + " key 3/2/0/1/0")
                .rows(TWO_ROWS);
    }

    private static Shape rejected(String name, String text) {
        return Shape.of(name)
                .limit("maxRecordBytes", 10_000)
                .file("~a.json", text)
                .becomes("~a.json quarantined records-rejected key 3/2/0/1/0")
                .rows("cloudtrail e1@0", "cloudtrail e3@2");
    }
}
