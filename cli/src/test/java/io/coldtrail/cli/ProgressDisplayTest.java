package io.coldtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.ingest.IngestProgress;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    @Test
    void saysThatItLooksBeforeAnythingIsCounted() {
        assertThat(ProgressDisplay.line(new IngestProgress(), 3, ProgressDisplay.Told.RECORDS))
                .isEqualTo("looking through the evidence");
    }

    @Test
    void showsRateAndTimeLeft() {
        IngestProgress progress = new IngestProgress();
        progress.total(4, 8_000_000);
        progress.fileDone(2_000_000, 30_000, 0);
        assertThat(ProgressDisplay.line(progress, 20, ProgressDisplay.Told.RECORDS))
                .isEqualTo(
                        "[======                  ]  25 %  1/4 files  30,000 records  1,500/s  100.0 kB/s  1:00 left");
        progress.fileDone(2_000_000, 10_000, 7);
        progress.fileDone(2_000_000, 0, 0);
        progress.fileDone(2_000_000, 0, 0);
        assertThat(ProgressDisplay.line(progress, 40, ProgressDisplay.Told.RECORDS))
                .isEqualTo("[========================] 100 %  4/4 files  40,000 records  1,000/s  200.0 kB/s"
                        + "  committing  7 rejected");
    }

    @Test
    void countsAmountsAsPeopleDo() {
        assertThat(Amounts.bytes(999)).isEqualTo("999 bytes");
        assertThat(Amounts.bytes(315_406_904)).isEqualTo("315.4 MB");
        assertThat(Amounts.clock(65)).isEqualTo("1:05");
        assertThat(Amounts.clock(7_325)).isEqualTo("2:02:05");
    }
}
