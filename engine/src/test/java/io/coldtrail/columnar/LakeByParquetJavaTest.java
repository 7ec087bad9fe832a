package io.coldtrail.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.Engine;
import io.coldtrail.fixtures.Answers;
import io.coldtrail.fixtures.EvidenceGenerator;
import io.coldtrail.fixtures.GeneratorOptions;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Part;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole lake, row by row, by parquet-java's own reader, held against the answers. */
class LakeByParquetJavaTest {
    @TempDir
    private Path temp;

    @Test
    void readsEveryRow() throws IOException {
        Path evidence = temp.resolve("evidence");
        EvidenceGenerator.generate(
                GeneratorOptions.defaults()
                        .withEvents(2_000)
                        .withFlows(3_000)
                        .withAccounts(2)
                        .withRegions(2)
                        .withDays(2)
                        .withFilesPerDay(2),
                evidence);
        Answers answers = Answers.read(evidence.resolve(Answers.FILE_NAME));
        Engine.ingest(temp.resolve("case"), List.of(evidence), 2, new IngestProgress());
        LakeSnapshot lake = Engine.snapshot(temp.resolve("case"));

        assertThat(counts(lake, LakeTable.CLOUDTRAIL, "eventname"))
                .isEqualTo(answers.cloudtrail().byEventName());
        assertThat(counts(lake, LakeTable.CLOUDTRAIL, "errorcode"))
                .isEqualTo(answers.cloudtrail().byErrorCode());
        assertThat(counts(lake, LakeTable.VPCFLOW, "log_status"))
                .isEqualTo(answers.vpcflow().byLogStatus());
        assertThat(counts(lake, LakeTable.VPCFLOW, "protocol"))
                .isEqualTo(answers.vpcflow().byProtocol());
    }

    private static Map<String, Long> counts(LakeSnapshot lake, LakeTable table, String column) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        for (Part part : lake.of(table)) {
            InputFile file = new LocalInputFile(lake.caseFolder().resolve(part.path()));
            long rows = 0;
            try (ParquetReader<Group> reader = new GroupReaderBuilder(file)
                    .withCodecFactory(new ZstdCodecs())
                    .build()) {
                for (Group row = reader.read(); row != null; row = reader.read()) {
                    rows++;
                    if (row.getFieldRepetitionCount(column) > 0) {
                        counts.merge(row.getValueToString(row.getType().getFieldIndex(column), 0), 1L, Long::sum);
                    }
                }
            }
            assertThat(rows).as(part.path()).isEqualTo(part.rows());
        }
        return counts;
    }

    private static final class GroupReaderBuilder extends ParquetReader.Builder<Group> {
        GroupReaderBuilder(InputFile file) {
            super(file, new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
