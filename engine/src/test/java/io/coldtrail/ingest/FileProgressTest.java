package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.bytes.DiskFile;
import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.casefile.Tally;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileProgressTest {
    @TempDir
    private Path folder;

    @Test
    void tellsOfALongFileWhileItIsRead() throws IOException {
        Path file = Files.write(folder.resolve("plain"), new byte[1_000]);
        IngestProgress progress = new IngestProgress();
        progress.total(1, 1_000);
        FileProgress told = new FileProgress(progress, 1_000);
        try (EvidenceStream stream =
                EvidenceStream.open(new DiskFile(new LocalStorage(), file, Files.size(file)), Limits.DEFAULT)) {
            stream.readNBytes(400);
            told.advance(stream, 30, 1);
            assertThat(progress.bytesDone()).isEqualTo(400);
            assertThat(progress.records()).isEqualTo(30);
            stream.readNBytes(600);
            told.advance(stream, 50, 1);
            assertThat(progress.bytesDone()).isEqualTo(1_000);
        }
        told.done(new Tally(52, 50, 0, 2, 0));
        assertThat(progress.filesDone()).isEqualTo(1);
        assertThat(progress.bytesDone()).isEqualTo(1_000);
        assertThat(progress.records()).isEqualTo(50);
        assertThat(progress.rejects()).isEqualTo(2);
    }
}
