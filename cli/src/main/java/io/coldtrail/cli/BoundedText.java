package io.coldtrail.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes UTF-8 text, and keeps it where it is not too long. */
final class BoundedText extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int most;
    private boolean tooLong;

    /**
     * Keeps nothing yet.
     *
     * @param most bytes
     */
    BoundedText(int most) {
        this.most = most;
    }

    /** All that was written; empty where it was too long. */
    Optional<String> whole() {
        return tooLong ? Optional.empty() : Optional.of(kept.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (tooLong || length > most - kept.size()) {
            tooLong = true;
            kept.reset();
        } else {
            kept.write(bytes, from, length);
        }
    }
}
