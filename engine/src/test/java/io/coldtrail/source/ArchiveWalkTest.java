package io.coldtrail.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.bytes.CompressedFiles;
import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.bytes.Storage;
import io.coldtrail.bytes.archive.TarFiles;
import io.coldtrail.bytes.archive.ZipFiles;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives as folders of the evidence. */
class ArchiveWalkTest {
    private static final byte[] ONE = "{\"one\":1}".getBytes(StandardCharsets.UTF_8);
    private static final String DELIVERED =
            "AWSLogs/111122223333/CloudTrail/us-east-1/2024/03/05/111122223333_CloudTrail_us-east-1_20240305T1010Z_a";

    @TempDir
    private Path root;

    @Test
    void takesAnArchiveForAFolder() throws IOException {
        write("a/b.zip", new ZipFiles().deflated("z", ONE).stored("m/x", ONE).end());
        write("a/b", ONE);
        write("a/b.zip-x", ONE);
        write("a/b.zip.txt", ONE);
        write("c.tar", new TarFiles().file("z", ONE).file("a", ONE).end());
        write(
                "renamed",
                CompressedFiles.BZIP2.compress(
                        new TarFiles().file("z", ONE).file("a", ONE).end()));
        try (SourceWalk walk = walk(root)) {
            // Members of the compressed tar file keep their order.
            assertThat(walk.files())
                    .extracting(SourceFile::key)
                    .containsExactly(
                            "a/b",
                            "a/b.zip-x",
                            "a/b.zip.txt",
                            "a/b.zip/m/x",
                            "a/b.zip/z",
                            "c.tar/a",
                            "c.tar/z",
                            "renamed/z",
                            "renamed/a");
            for (SourceFile file : walk.files()) {
                try (InputStream in = file.stored().open()) {
                    assertThat(in.readAllBytes()).as(file.key()).isEqualTo(ONE);
                }
                assertThat(file.size()).isEqualTo(ONE.length);
            }
            assertThat(walk.passedOver()).isEmpty();
            assertThat(walk.archives())
                    .extracting(archive -> archive.key() + " " + archive.members() + " " + archive.damage())
                    .containsExactly("a/b.zip 2 null", "c.tar 2 null", "renamed 2 null");
            assertThat(walk.archives()).allSatisfy(archive -> {
                assertThat(archive.size()).isEqualTo(Files.size(root.resolve(archive.key())));
                assertThat(archive.sha256()).hasSize(64);
            });
        }
    }

    @Test
    void namesMembersAloneWhereTheArchiveIsTheRoot() throws IOException {
        Path zip = write("b.zip", ZipFiles.zip(DELIVERED + ".json.gz", ONE));
        Path tar = write(
                "b.tgz",
                CompressedFiles.GZIP.compress(new TarFiles().file("./x", ONE).end()));
        try (SourceWalk walk = walk(zip, tar)) {
            assertThat(walk.files())
                    .extracting(file -> file.root() + " " + file.key())
                    .containsExactly("0 " + DELIVERED + ".json.gz", "1 x");
        }
    }

    @Test
    void tellsWhatItPassesOver() throws IOException {
        byte[] tar = new TarFiles()
                .special("link", '2')
                .special("pipe", '6')
                .file("inner.zip", ZipFiles.zip("x", ONE))
                .attribute("GNU.sparse.major", "1")
                .file("sparse", ONE)
                .end();
        write("a.tar", tar);
        try (SourceWalk walk = walk(root)) {
            assertThat(walk.files()).isEmpty();
            assertThat(walk.passedOver())
                    .containsExactly(
                            new SourceWalk.PassedOver(0, "a.tar/inner.zip", "nested-archive"),
                            new SourceWalk.PassedOver(0, "a.tar/link", "link"),
                            new SourceWalk.PassedOver(0, "a.tar/pipe", "not-a-file"),
                            new SourceWalk.PassedOver(
                                    0, "a.tar/sparse", "archive-member-unreadable", "it is stored as a sparse file"));
            assertThat(walk.archives()).extracting(SourceWalk.Archive::members).containsExactly(4L);
        }
    }

    @Test
    void tellsOfTheDamageOfAnArchive() throws IOException {
        byte[] zip = new ZipFiles().deflated("a", ONE).deflated("b", ONE).end();
        write("cut.zip", Arrays.copyOf(zip, zip.length - 1));
        byte[] tar = CompressedFiles.GZIP.compress(new TarFiles()
                .file("a", ONE)
                .file("b", CompressedFiles.random(50_000))
                .end());
        write("cut.tgz", Arrays.copyOf(tar, 30_000));
        try (SourceWalk walk = walk(root)) {
            assertThat(walk.files())
                    .extracting(SourceFile::key)
                    .containsExactly("cut.tgz/a", "cut.tgz/b", "cut.zip/a", "cut.zip/b");
            assertThat(walk.archives())
                    .extracting(
                            archive -> archive.key() + " " + archive.damage().reason())
                    .containsExactly("cut.tgz gzip-truncated", "cut.zip zip-damaged");
        }
    }

    /** Their names say what they are, and opening each of many small files takes time. */
    @Test
    void doesNotLookIntoFilesThatAwsNames() throws IOException {
        write(DELIVERED + ".json.gz", ONE);
        write("other.json.gz", ONE);
        write("AWSLogs/111122223333/CloudTrail/us-east-1/2024/03/05/day.zip", ZipFiles.zip("x", ONE));
        List<String> opened = new ArrayList<>();
        LocalStorage local = new LocalStorage();
        try (SourceWalk walk = SourceWalk.of(new ListingStorage(local, opened), List.of(root), Limits.DEFAULT)) {
            assertThat(walk.files())
                    .extracting(SourceFile::key)
                    .containsExactlyInAnyOrder(
                            "AWSLogs/111122223333/CloudTrail/us-east-1/2024/03/05/day.zip/x",
                            DELIVERED + ".json.gz",
                            "other.json.gz");
        }
        assertThat(opened)
                .contains("day.zip", "other.json.gz")
                .doesNotContain(Path.of(DELIVERED + ".json.gz").getFileName().toString());
    }

    @Test
    void givesAFileThatCannotBeOpenedToItsReader() throws IOException {
        write("gone", ONE);
        try (SourceWalk walk = SourceWalk.of(new VanishingStorage(new LocalStorage()), List.of(root), Limits.DEFAULT)) {
            assertThat(walk.files()).extracting(SourceFile::key).containsExactly("gone");
        }
    }

    private static SourceWalk walk(Path... roots) throws IOException {
        return SourceWalk.of(new LocalStorage(), List.of(roots), Limits.DEFAULT);
    }

    private Path write(String key, byte[] content) throws IOException {
        Path file = root.resolve(key);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    /** Notes the names of files that are opened. */
    private record ListingStorage(Storage storage, List<String> opened) implements Storage {
        @Override
        public Entry look(Path path) throws IOException {
            return storage.look(path);
        }

        @Override
        public List<Entry> list(Path folder) throws IOException {
            return storage.list(folder);
        }

        @Override
        public InputStream open(Path file) throws IOException {
            opened.add(file.getFileName().toString());
            return storage.open(file);
        }

        @Override
        public SeekableByteChannel openChannel(Path file) throws IOException {
            opened.add(file.getFileName().toString());
            return storage.openChannel(file);
        }
    }

    /** Lists files that are gone when they are opened. */
    private record VanishingStorage(Storage storage) implements Storage {
        @Override
        public Entry look(Path path) throws IOException {
            return storage.look(path);
        }

        @Override
        public List<Entry> list(Path folder) throws IOException {
            return storage.list(folder);
        }

        @Override
        public InputStream open(Path file) throws IOException {
            throw new NoSuchFileException(file.toString());
        }

        @Override
        public SeekableByteChannel openChannel(Path file) throws IOException {
            throw new NoSuchFileException(file.toString());
        }
    }
}
