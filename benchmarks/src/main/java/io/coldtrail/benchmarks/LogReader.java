package io.coldtrail.benchmarks;

import io.coldtrail.bytes.ByteWindow;
import io.coldtrail.bytes.EvidenceStream;
import io.coldtrail.decode.DecodeOutcome;
import io.coldtrail.decode.LogDecoder;
import io.coldtrail.problem.Limits;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a set of logs the way an ingest does: hashed, inflated, hashed again, and decoded. Not thread-safe. */
final class LogReader {
    private final LogSet logs;
    private byte[] windowBytes = new byte[0];
    private final byte[] chunk = new byte[1 << 16];

    LogReader(LogSet logs) {
        this.logs = logs;
    }

    /**
     * Inflates and hashes all files, without a look at what they hold: the floor under decoding.
     *
     * @return how many inflated bytes there are
     */
    long inflate() throws IOException {
        long bytes = 0;
        for (Path key : logs.keys()) {
            try (EvidenceStream stream = EvidenceStream.open(logs.file(key), Limits.DEFAULT)) {
                int read;
                do {
                    read = stream.read(chunk, 0, chunk.length);
                } while (read >= 0);
                bytes += stream.inflatedBytes();
            }
        }
        return bytes;
    }

    /**
     * Decodes all files.
     *
     * @return how many inflated bytes there are
     * @throws Gate.WrongResult where a file is damaged or holds no log
     */
    long decode(LogDecoder decoder, DecodedRows rows) throws IOException {
        long bytes = 0;
        for (Path key : logs.keys()) {
            try (EvidenceStream stream = EvidenceStream.open(logs.file(key), Limits.DEFAULT)) {
                rows.begin(key.toString(), stream.storedSha256());
                ByteWindow window = new ByteWindow(stream, Limits.DEFAULT, windowBytes);
                DecodeOutcome outcome = decoder.decode(window, rows);
                windowBytes = window.bytes();
                stream.finish();
                Gate.same("the outcome of " + key, DecodeOutcome.complete(), outcome);
                bytes += stream.inflatedBytes();
            }
        }
        return bytes;
    }
}
