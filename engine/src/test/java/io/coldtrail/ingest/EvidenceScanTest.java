package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.bytes.Storage;
import io.coldtrail.lake.Partition;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.Limits;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceScanTest {
    private static final String FLOWS = "AWSLogs/111122223333/vpcflowlogs/eu-west-1/2024/01/05/"
            + "111122223333_vpcflowlogs_eu-west-1_fl-0a1b2c3d4e5f60718_20240105T0000Z_%s.log";

    @TempDir
    private Path evidence;

    @Test
    void filesOfOtherPartitionsAreNeverOpened() throws IOException {
        for (String region : List.of("eu-west-1", "us-east-1")) {
            for (String day : List.of("05", "06")) {
                write(
                        "AWSLogs/111122223333/CloudTrail/" + region + "/2024/01/" + day + "/111122223333_CloudTrail_"
                                + region + "_202401" + day + "T1005Z_abc.json",
                        Evidence.event(region + day + "x".repeat(day.equals("05") ? 1 : 2)));
            }
        }
        Opened storage = new Opened();
        List<Partition> read = new ArrayList<>();
        try (EvidenceScan scan = EvidenceScan.open(List.of(evidence), Limits.DEFAULT, storage)) {
            scan.read(
                    LakeTable.CLOUDTRAIL,
                    partition -> partition.day().equals("2024-01-05")
                            && partition.region().equals("us-east-1"),
                    (partition, batch, from, to) -> read.add(partition));
        }
        assertThat(read)
                .containsExactly(new Partition(LakeTable.CLOUDTRAIL, "111122223333", "us-east-1", "2024-01-05"));
        // The second file of the day has the size of the wanted one and may be its copy.
        assertThat(storage.names).isNotEmpty().allMatch(name -> name.contains("20240105"));
    }

    @Test
    void aColumnThatAHeaderInMidFileBringsIsNotLeftOut() throws IOException {
        write(FLOWS.formatted("a"), """
                version account-id start
                2 111122223333 1704412800
                version account-id start shiny-new-field
                2 111122223333 1704412801 x
                """);
        try (EvidenceScan scan = EvidenceScan.open(List.of(evidence), Limits.DEFAULT, new LocalStorage())) {
            assertThatThrownBy(
                            () -> scan.read(LakeTable.VPCFLOW, partition -> true, (partition, batch, from, to) -> {}))
                    .isInstanceOf(ColdtrailException.class)
                    .hasMessageContaining("shiny_new_field")
                    .hasMessageContaining("coldtrail ingest");
        }
    }

    private void write(String key, String content) throws IOException {
        Path file = evidence.resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** Remembers which files were opened. */
    private static final class Opened implements Storage {
        private final Storage disk = new LocalStorage();
        private final List<String> names = new ArrayList<>();

        @Override
        public Entry look(Path path) throws IOException {
            return disk.look(path);
        }

        @Override
        public List<Entry> list(Path folder) throws IOException {
            return disk.list(folder);
        }

        @Override
        public InputStream open(Path file) throws IOException {
            names.add(String.valueOf(file.getFileName()));
            return disk.open(file);
        }

        @Override
        public SeekableByteChannel openChannel(Path file) throws IOException {
            names.add(String.valueOf(file.getFileName()));
            return disk.openChannel(file);
        }
    }
}
