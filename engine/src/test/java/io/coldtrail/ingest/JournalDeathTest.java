package io.coldtrail.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.journal.Asked;
import io.coldtrail.journal.Journal;
import io.coldtrail.journal.JournalCheck;
import io.coldtrail.journal.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies at any step of adding a line leaves a chain that is whole, and that the next line follows. */
class JournalDeathTest {
    @TempDir
    private Path temp;

    @Test
    void atEveryStepOfTheFirstLine() throws IOException {
        diesAtEveryStep(0);
    }

    @Test
    void atEveryStepOfALaterLine() throws IOException {
        diesAtEveryStep(2);
    }

    private void diesAtEveryStep(int linesBefore) throws IOException {
        boolean died = true;
        int step = 0;
        for (; died; step++) {
            Path folder = CaseFolder.create(temp.resolve(linesBefore + "-" + step), "test", Evidence.CLOCK)
                    .folder();
            Files.writeString(folder.resolve("definitions.json"), "{}");
            for (int i = 0; i < linesBefore; i++) {
                append(folder);
            }
            died = dies(folder, step);

            JournalCheck.Finding after = JournalCheck.of(folder);
            assertThat(after.problems()).as("step %d", step).isEmpty();
            assertThat(after.lines()).as("step %d", step).isBetween((long) linesBefore, linesBefore + 1L);
            append(folder);
            JournalCheck.Finding next = JournalCheck.of(folder);
            assertThat(next.problems()).as("step %d", step).isEmpty();
            assertThat(next.lines()).as("step %d", step).isEqualTo(after.lines() + 1);
            assertThat(next.torn()).as("step %d", step).isZero();
        }
        assertThat(step).isGreaterThan(5);
    }

    private static boolean dies(Path folder, long step) throws IOException {
        MortalDisk disk = new MortalDisk(step);
        try {
            append(disk.path(folder));
            return false;
        } catch (MortalDisk.Death e) {
            return true;
        } finally {
            disk.bury();
            assertThat(disk.violations()).isEmpty();
        }
    }

    private static void append(Path folder) {
        Asked asked = new Asked("query", null, Map.of(), "select 1", List.of(), Instant.EPOCH, List.of(), false);
        new Journal(folder, "test", Evidence.CLOCK).begin(0, "0".repeat(64)).end(asked, Outcome.stopped(0));
    }
}
