package io.coldtrail.ingest;

import static io.coldtrail.ingest.Evidence.event;
import static io.coldtrail.ingest.SampleLogs.records;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.coldtrail.ingest.Container.Member;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What logs are packed in, whole and damaged. */
final class ContainerShapes {
    private static final String TWO = records(event("e1"), event("e2"));
    private static final String[] TWO_ROWS = {"cloudtrail e1@0", "cloudtrail e2@1"};

    private ContainerShapes() {}

    static List<Shape> all() throws IOException {
        byte[] log = TWO.getBytes(UTF_8);
        byte[] gzip = Evidence.gzip(TWO);
        byte[] first = Evidence.gzip(TWO.substring(0, 100));
        byte[] second = Evidence.gzip(TWO.substring(100));
        List<Shape> shapes = new ArrayList<>(List.of(
                compressed("gzip", "~a.json.gz", gzip),
                compressed("gzip of two members", "~a.json.gz", joined(first, second)),
                compressed("gzip in gzip", "~a.json.gz", Container.GZIP.pack(gzip)),
                compressed("zstd", "~a.json.zst", Container.ZSTD.pack(log)),
                compressed("bzip2", "~a.json.bz2", Container.BZIP2.pack(log)),
                compressed("plain under a name of gzip", "~a.json.gz", log),
                compressed("gzip under a plain name", "~a.json", gzip),
                Shape.of("compressed too often")
                        .file("~a.json.gz", Container.GZIP.pack(Container.GZIP.pack(Container.GZIP.pack(gzip))))
                        .file("~b.json.gz", gzip)
                        .becomes(
                                "~a.json.gz quarantined compressed-too-often - 1/0/0/1/0",
                                "~b.json.gz loaded - key 2/2/0/0/0")
                        .rows(TWO_ROWS)));
        for (Container archive : List.of(Container.ZIP, Container.TAR, Container.TAR_GZ)) {
            shapes.addAll(archives(archive));
        }
        return shapes;
    }

    private static List<Shape> archives(Container archive) throws IOException {
        String name = "x" + archive.suffix();
        String key = Shape.PREFIX + "a.json.gz";
        Member keyed = new Member(key, Evidence.gzip(TWO));
        Member other = new Member("b.json", records(event("e3")).getBytes(UTF_8));
        String archived = name + " ignored archive - 0/0/0/0/0";
        return List.of(
                Shape.of(archive + " in a folder")
                        .file(name, archive.archive(List.of(keyed, other)))
                        .becomes(
                                archived,
                                name + "/" + key + " loaded - key 2/2/0/0/0",
                                name + "/b.json loaded - record 1/1/0/0/0")
                        .rows("cloudtrail e1@0", "cloudtrail e2@1", "cloudtrail e3@0"),
                Shape.of(archive + " as root")
                        .file(name, archive.archive(List.of(keyed, other)))
                        .root(name)
                        .becomes(archived, "~a.json.gz loaded - key 2/2/0/0/0", "b.json loaded - record 1/1/0/0/0")
                        .rows("cloudtrail e1@0", "cloudtrail e2@1", "cloudtrail e3@0"),
                Shape.of(archive + " in an archive")
                        .file(
                                name,
                                archive.archive(
                                        List.of(new Member("inner.zip", Container.ZIP.archive(List.of(other))), keyed)))
                        .becomes(
                                archived,
                                name + "/" + key + " loaded - key 2/2/0/0/0",
                                name + "/inner.zip quarantined nested-archive - 0/0/0/0/0")
                        .rows(TWO_ROWS),
                Shape.of(archive + " with a name that leads out, which is no more than a name")
                        .file(name, archive.archive(List.of(new Member("../../b.json", other.content()), keyed)))
                        .becomes(
                                archived,
                                name + "/../../b.json loaded - record 1/1/0/0/0",
                                name + "/" + key + " loaded - key 2/2/0/0/0")
                        .rows("cloudtrail e1@0", "cloudtrail e2@1", "cloudtrail e3@0"),
                Shape.of(archive + " with the same log outside")
                        .file(name, archive.archive(List.of(keyed)))
                        .file("~a.json.gz", keyed.content())
                        .becomes(
                                "~a.json.gz loaded - key 2/2/0/0/0",
                                archived,
                                name + "/" + key + " duplicate same-bytes - 2/0/2/0/0")
                        .rows(TWO_ROWS),
                cut(archive, name));
    }

    /** The first member is whole; of the second, two of three lines are, unless the archive has it whole. */
    private static Shape cut(Container archive, String name) throws IOException {
        byte[] lines = (event("e3") + "\n" + event("e4") + "\n" + event("e5")).getBytes(UTF_8);
        List<Member> members = List.of(new Member("1.json", TWO.getBytes(UTF_8)), new Member("2.json", lines));
        byte[] whole = (archive == Container.ZIP ? Container.ZIP : Container.TAR).archive(members);
        int firstMember = 512 + (TWO.length() + 511) / 512 * 512;
        byte[] tar = Arrays.copyOf(whole, firstMember + 512 + lines.length - 20);
        byte[] rest = Evidence.gzip("what follows");
        byte[] content = switch (archive) {
            // What is cut is the directory; the members come before it.
            case ZIP -> Arrays.copyOf(whole, whole.length - 60);
            case TAR -> tar;
            case TAR_GZ -> joined(Container.GZIP.pack(tar), Arrays.copyOf(rest, 12));
            case PLAIN, GZIP, ZSTD, BZIP2 -> throw new IllegalArgumentException(archive + " is no archive");
        };
        String reason = Map.of(
                        Container.ZIP,
                        "zip-damaged",
                        Container.TAR,
                        "tar-truncated",
                        Container.TAR_GZ,
                        "gzip-truncated")
                .get(archive);
        Shape shape = Shape.of(archive + " that is cut")
                .file(name, content)
                .becomes(name + " quarantined " + reason + " - 1/0/0/1/0", name + "/1.json loaded - record 2/2/0/0/0")
                .rows("cloudtrail e1@0", "cloudtrail e2@1", "cloudtrail e3@0", "cloudtrail e4@1");
        return archive == Container.ZIP
                ? shape.becomes(name + "/2.json loaded - record 3/3/0/0/0").rows("cloudtrail e5@2")
                : shape.becomes(name + "/2.json quarantined " + reason + " record 3/2/0/1/0");
    }

    private static Shape compressed(String name, String key, byte[] content) {
        return Shape.of(name)
                .file(key, content)
                .becomes(key + " loaded - key 2/2/0/0/0")
                .rows(TWO_ROWS);
    }

    static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }
}
