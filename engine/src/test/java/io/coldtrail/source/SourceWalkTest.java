package io.coldtrail.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.bytes.DiskFile;
import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.bytes.Storage;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWalkTest {
    private static final Storage STORAGE = new LocalStorage();

    @TempDir
    private Path root;

    @Test
    void findsEveryFileInTheOrderOfKeys() throws IOException {
        for (String key : List.of("b", "a/z/1", "a/z/0", "a.txt", "a-b/c", "B", ".hidden/x")) {
            file(key, key.length());
        }
        Files.createDirectories(root.resolve("empty/folder"));
        SourceWalk walk = walk(root);
        // The order of whole keys, as S3 lists them: '-' and '.' stand before '/'.
        assertThat(walk.files())
                .extracting(SourceFile::key)
                .containsExactly(".hidden/x", "B", "a-b/c", "a.txt", "a/z/0", "a/z/1", "b");
        assertThat(walk.files()).allSatisfy(found -> {
            assertThat(found.root()).isZero();
            assertThat(found.size()).isEqualTo(found.key().length());
            assertThat(found.stored().location())
                    .isEqualTo(root.resolve(found.key()).toString());
        });
        assertThat(walk.passedOver()).isEmpty();
    }

    @Test
    void ordersTheSameHoweverTheFileSystemLists() throws IOException {
        Fake forward = new Fake();
        Fake backward = new Fake();
        backward.backward = true;
        for (String path : List.of("/r/b", "/r/a/2", "/r/a/1", "/r/c/x")) {
            forward.put(path, Storage.Kind.FILE);
            backward.put(path, Storage.Kind.FILE);
        }
        assertThat(walk(backward, Path.of("/r")).files())
                .extracting(SourceFile::key)
                .containsExactlyElementsOf(walk(forward, Path.of("/r")).files().stream()
                        .map(SourceFile::key)
                        .toList());
    }

    @Test
    void keepsTheOrderOfTheRoots() throws IOException {
        file("one/z", 1);
        file("two/a", 1);
        SourceWalk walk = walk(root.resolve("one"), root.resolve("two"));
        assertThat(walk.files())
                .extracting(found -> found.root() + ":" + found.key())
                .containsExactly("0:z", "1:a");
    }

    @Test
    void takesASingleFileForARoot() throws IOException {
        Path file = file("folder/a.json.gz", 5);
        SourceWalk walk = walk(file);
        assertThat(walk.files()).containsExactly(new SourceFile(0, "a.json.gz", new DiskFile(STORAGE, file, 5)));
    }

    @Test
    void followsNoLinksBelowARoot() throws IOException {
        file("inside/a", 1);
        Path outside = Files.createDirectories(root.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "x");
        Path inside = root.resolve("inside");
        Files.createSymbolicLink(inside.resolve("folder"), outside);
        Files.createSymbolicLink(inside.resolve("file"), outside.resolve("secret"));
        Files.createSymbolicLink(inside.resolve("loop"), inside);
        Files.createSymbolicLink(inside.resolve("nowhere"), root.resolve("missing"));
        SourceWalk walk = walk(inside);
        assertThat(walk.files()).extracting(SourceFile::key).containsExactly("a");
        assertThat(walk.passedOver())
                .containsExactly(
                        new SourceWalk.PassedOver(0, "file", "link"),
                        new SourceWalk.PassedOver(0, "folder", "link"),
                        new SourceWalk.PassedOver(0, "loop", "link"),
                        new SourceWalk.PassedOver(0, "nowhere", "link"));
    }

    @Test
    void followsALinkThatAPersonNamed() throws IOException {
        file("real/a", 1);
        Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("real"));
        assertThat(walk(link).files()).extracting(SourceFile::key).containsExactly("a");
    }

    @Test
    void passesOverDevicesAlsoWhereARootIsOne() throws IOException {
        Fake storage = new Fake();
        storage.put("/r/pipe", Storage.Kind.OTHER);
        storage.put("/r/a", Storage.Kind.FILE);
        storage.put("/device", Storage.Kind.OTHER);
        SourceWalk walk = walk(storage, Path.of("/r"), Path.of("/device"));
        assertThat(walk.files()).extracting(SourceFile::key).containsExactly("a");
        assertThat(walk.passedOver())
                .containsExactly(
                        new SourceWalk.PassedOver(0, "pipe", "not-a-file"),
                        new SourceWalk.PassedOver(1, "device", "not-a-file"));
    }

    @Test
    void tellsOfEntriesThatVanishOrCannotBeLookedAt() throws IOException {
        Fake storage = new Fake();
        storage.put("/r/a", Storage.Kind.FILE);
        storage.put("/r/b", Storage.Kind.VANISHED);
        storage.put("/r/c", Storage.Kind.UNREADABLE);
        SourceWalk walk = walk(storage, Path.of("/r"));
        assertThat(walk.files()).extracting(SourceFile::key).containsExactly("a");
        assertThat(walk.passedOver())
                .containsExactly(
                        new SourceWalk.PassedOver(0, "b", "vanished"), new SourceWalk.PassedOver(0, "c", "unreadable"));
    }

    @Test
    void ordersKeysAsS3Does() throws IOException {
        Fake storage = new Fake();
        storage.put("/r/\ud83d\ude00", Storage.Kind.FILE);
        storage.put("/r/\uffee", Storage.Kind.FILE);
        storage.put("/r/z", Storage.Kind.FILE);
        assertThat(walk(storage, Path.of("/r")).files())
                .extracting(SourceFile::key)
                .containsExactly("z", "\uffee", "\ud83d\ude00");
    }

    @Test
    void goesOnAfterAFolderThatCannotBeListed() throws IOException {
        Fake storage = new Fake();
        storage.put("/r/a/1", Storage.Kind.FILE);
        storage.put("/r/b/2", Storage.Kind.FILE);
        storage.unreadable = Path.of("/r/a");
        SourceWalk walk = walk(storage, Path.of("/r"));
        assertThat(walk.files()).extracting(SourceFile::key).containsExactly("b/2");
        assertThat(walk.passedOver()).containsExactly(new SourceWalk.PassedOver(0, "a", "unreadable-folder"));
    }

    @Test
    void failsWhereARootCannotBeListedOrIsMissing() {
        Fake storage = new Fake();
        storage.put("/r/a", Storage.Kind.FILE);
        storage.unreadable = Path.of("/r");
        assertThatThrownBy(() -> walk(storage, Path.of("/r"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> walk(root.resolve("missing"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void endsInATreeThatIsTooDeep() throws IOException {
        Fake storage = new Fake();
        storage.put("/r" + "/d".repeat(2_000) + "/deep", Storage.Kind.FILE);
        storage.put("/r/a", Storage.Kind.FILE);
        SourceWalk walk = walk(storage, Path.of("/r"));
        assertThat(walk.files()).extracting(SourceFile::key).containsExactly("a");
        assertThat(walk.passedOver()).extracting(SourceWalk.PassedOver::reason).containsExactly("too-deep");
    }

    private static SourceWalk walk(Path... roots) throws IOException {
        return walk(STORAGE, roots);
    }

    private static SourceWalk walk(Storage storage, Path... roots) throws IOException {
        try (SourceWalk walk = SourceWalk.of(storage, List.of(roots), Limits.DEFAULT)) {
            return walk;
        }
    }

    private Path file(String key, int size) throws IOException {
        Path file = root.resolve(key);
        Files.createDirectories(file.getParent());
        return Files.write(file, new byte[size]);
    }

    /** A tree in memory. */
    private static final class Fake implements Storage {
        private final Map<Path, Kind> kinds = new LinkedHashMap<>();
        private Path unreadable = Path.of("/none");
        private boolean backward;

        void put(String path, Kind kind) {
            Path at = Path.of(path);
            kinds.put(at, kind);
            for (Path parent = at.getParent(); parent != null; parent = parent.getParent()) {
                kinds.put(parent, Kind.FOLDER);
            }
        }

        @Override
        public Entry look(Path path) {
            return new Entry(path, kinds.get(path), 0);
        }

        @Override
        public List<Entry> list(Path folder) throws IOException {
            if (folder.equals(unreadable)) {
                throw new IOException("cannot be listed");
            }
            List<Entry> entries = new ArrayList<>();
            kinds.forEach((path, kind) -> {
                if (folder.equals(path.getParent())) {
                    entries.add(new Entry(path, kind, 0));
                }
            });
            if (backward) {
                Collections.reverse(entries);
            }
            return entries;
        }

        @Override
        public InputStream open(Path file) {
            return InputStream.nullInputStream();
        }

        @Override
        public SeekableByteChannel openChannel(Path file) {
            throw new AssertionError("nothing here is an archive");
        }
    }
}
