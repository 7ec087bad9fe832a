package io.coldtrail.ingest;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.casefile.RejectedPlace;
import io.coldtrail.casefile.Rejects;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.RejectedBytes;
import io.coldtrail.problem.Limits;
import io.coldtrail.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps what of a file has become neither row nor reject: what it still inflates to, and, where its compression is
 * damaged, the stored bytes that nothing could be made of. Whatever cannot be read on the way ends the piece; why it
 * cannot is told with the file.
 */
final class Remainder {
    private final SourceFile file;
    private final EvidenceStream stream;
    private final ByteWindow window;
    private final Rejects rejects;
    private final Limits limits;

    Remainder(SourceFile file, EvidenceStream stream, ByteWindow window, Rejects rejects, Limits limits) {
        this.file = file;
        this.stream = stream;
        this.window = window;
        this.rejects = rejects;
        this.limits = limits;
    }

    /** Keeps the rest of a log from the start of the window on. */
    void keep(DecodeOutcome.Damage damage) {
        keepInflated(damage, new LineCount());
        long from = stream.storedDamageOffset();
        if (from >= 0) {
            RejectedPlace place = place(file, damage, RejectedPlace.Form.STORED, from, damage.message());
            keepStored(file, rejects, place, Long.MAX_VALUE);
        }
    }

    /**
     * Keeps the rest of a log of lines.
     *
     * @return how many lines that are not blank it has, at least 1
     */
    long keepLines(DecodeOutcome.Damage damage) {
        LineCount lines = new LineCount();
        keepInflated(damage, lines);
        return Math.max(1, lines.count());
    }

    /** Keeps the stored bytes of what is no log, or the first of them: it may be of any size. */
    void keepStored(DecodeOutcome.Damage damage) {
        keepStart(file, rejects, damage, limits);
    }

    /** Keeps the stored bytes of a file from its start, {@link Limits#maxRecordBytes()} at most. */
    static void keepStart(SourceFile file, Rejects rejects, DecodeOutcome.Damage damage, Limits limits) {
        long most = limits.maxRecordBytes();
        String detail = file.size() <= most
                ? damage.message()
                : damage.message() + "; the first " + most + " of " + file.size() + " stored bytes are kept";
        keepStored(file, rejects, place(file, damage, RejectedPlace.Form.STORED, 0, detail), most);
    }

    private void keepInflated(DecodeOutcome.Damage damage, LineCount lines) {
        if (!hasMore()) {
            return;
        }
        long offset = window.offset(window.start());
        try (RejectedBytes piece =
                rejects.begin(place(file, damage, RejectedPlace.Form.INFLATED, offset, damage.message()))) {
            do {
                piece.write(window.bytes(), window.start(), window.end());
                lines.look(window.bytes(), window.start(), window.end());
                window.consume(window.end());
            } while (hasMore());
        }
    }

    private boolean hasMore() {
        try {
            return window.start() < window.end() || window.fill();
        } catch (IOException e) {
            return false;
        }
    }

    private static void keepStored(SourceFile file, Rejects rejects, RejectedPlace place, long most) {
        try (InputStream in = file.stored().open()) {
            in.skipNBytes(place.offset());
            byte[] chunk = new byte[1 << 16];
            long left = most;
            int count = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (count <= 0) {
                return;
            }
            try (RejectedBytes piece = rejects.begin(place)) {
                while (count > 0) {
                    piece.write(chunk, 0, count);
                    left -= count;
                    count = left == 0 ? 0 : in.read(chunk, 0, (int) Math.min(chunk.length, left));
                }
            }
        } catch (IOException e) {
            // What cannot be read cannot be kept; that it cannot is what the file's entry says.
        }
    }

    private static RejectedPlace place(
            SourceFile file, DecodeOutcome.Damage damage, RejectedPlace.Form form, long offset, String detail) {
        return new RejectedPlace(file.root(), file.key(), damage.record(), form, offset, damage.reason(), detail);
    }

    /** Counts lines that are not blank. */
    private static final class LineCount {
        private long ended;
        private boolean begun;

        void look(byte[] bytes, int start, int end) {
            for (int at = start; at < end; at++) {
                if (bytes[at] == '\n') {
                    ended += begun ? 1 : 0;
                    begun = false;
                } else if (bytes[at] != ' ' && bytes[at] != '\r') {
                    begun = true;
                }
            }
        }

        long count() {
            return ended + (begun ? 1 : 0);
        }
    }
}
