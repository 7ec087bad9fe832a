package io.coldtrail.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest {
    private final LocalStorage storage = new LocalStorage();

    @TempDir
    private Path folder;

    @Test
    void tellsWhatIsInAFolder() throws IOException {
        Files.writeString(folder.resolve("file"), "12345");
        Files.createDirectory(folder.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("file"));
        assertThat(storage.list(folder))
                .containsExactlyInAnyOrder(
                        new Storage.Entry(folder.resolve("file"), Storage.Kind.FILE, 5),
                        new Storage.Entry(folder.resolve("folder"), Storage.Kind.FOLDER, 0),
                        new Storage.Entry(folder.resolve("link"), Storage.Kind.LINK, 0));
    }

    @Test
    void tellsOfAnEntryThatIsGoneOrCannotBeLookedAt() throws IOException {
        Path gone = folder.resolve("gone");
        assertThat(LocalStorage.listed(gone)).isEqualTo(new Storage.Entry(gone, Storage.Kind.VANISHED, 0));
        Path tooLong = folder.resolve("n".repeat(300));
        assertThat(LocalStorage.listed(tooLong).kind()).isEqualTo(Storage.Kind.UNREADABLE);
    }

    @Test
    void followsALinkThatAPersonNamed() throws IOException {
        Path file = Files.writeString(folder.toRealPath().resolve("file"), "12345");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        Storage.Entry entry = storage.look(link);
        assertThat(entry).isEqualTo(new Storage.Entry(file, Storage.Kind.FILE, 5));
        try (InputStream in = storage.open(entry.path())) {
            assertThat(in.readAllBytes()).hasSize(5);
        }
    }

    @Test
    void opensAtAnyPosition() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "12345");
        try (SeekableByteChannel channel = storage.openChannel(file)) {
            ByteBuffer target = ByteBuffer.allocate(2);
            channel.position(3).read(target);
            assertThat(target.array()).containsExactly('4', '5');
        }
    }

    @Test
    void refusesALinkInPlaceOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "secret");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThatThrownBy(() -> storage.open(link)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> storage.openChannel(link)).isInstanceOf(IOException.class);
    }

    /** Opening a pipe waits for somebody to write to it. */
    @Test
    @Timeout(60)
    void refusesAPipeInPlaceOfAFile() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeThat(Path.of("/usr/bin/mkfifo")).exists();
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(storage.list(folder)).extracting(Storage.Entry::kind).containsExactly(Storage.Kind.OTHER);
        assertThatThrownBy(() -> storage.open(pipe)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> storage.openChannel(pipe)).isInstanceOf(IOException.class);
    }
}
