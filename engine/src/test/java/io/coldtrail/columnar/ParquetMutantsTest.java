package io.coldtrail.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small files with bytes changed at random, always the same: each ends in rows or in damage, and in nothing else. */
class ParquetMutantsTest {
    private static final int MUTANTS = 2_000;

    private static final long MAX_ALLOCATED = 128L << 20;

    private static final String ROWS = """
            SELECT 'eni-' || (i % 5) AS interface_id, i::INTEGER AS number, i * 7 AS large,
                CASE WHEN i % 3 = 0 THEN NULL ELSE 'text ' || i END AS text,
                i / 3.0 AS fraction, [i, i + 1] AS list, MAP {'k': i} AS map
            FROM range(60) t(i)
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"uncompressed, V1", "snappy, V1", "gzip, V1", "zstd, V1", "uncompressed, V2"})
    void endInRowsOrDamage(String codec, String version) throws IOException, SQLException {
        byte[] sound = Files.readAllBytes(DuckDbFile.write(
                folder.resolve("small.parquet"), ROWS, "COMPRESSION " + codec + ", PARQUET_VERSION " + version));
        Random random = new Random(20_240_229);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int damaged = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = sound.clone();
            int changes = 1 + random.nextInt(3);
            for (int j = 0; j < changes; j++) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            ReadRows read = ReadRows.of(new MemoryChannel(mutant), Limits.DEFAULT);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("mutant " + i)
                    .isLessThan(MAX_ALLOCATED);
            damaged += read.damage() == null ? 0 : 1;
        }
        assertThat(damaged).isBetween(MUTANTS / 10, MUTANTS - 1);
    }
}
