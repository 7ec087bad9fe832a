package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Standard output as UTF-8, which tells a reader that has gone away from a disk that is full. */
final class StandardOutput extends Writer {
    private static final int BUFFER = 1 << 16;

    private final OutputStream stream;
    private final Writer writer;

    StandardOutput(OutputStream stream) {
        this.stream = stream;
        this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER);
    }

    /** Nobody reads any more, which is no error: {@code | head} has seen enough. */
    static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closed(IOException cause) {
            super(cause);
        }
    }

    @Override
    public void write(char[] text, int offset, int length) {
        try {
            writer.write(text, offset, length);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void flush() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        flush();
    }

    /** The same output for bytes that are no text of ours. */
    OutputStream bytes() {
        return new OutputStream() {
            @Override
            public void write(int value) {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] source, int offset, int length) {
                StandardOutput.this.flush();
                try {
                    stream.write(source, offset, length);
                } catch (IOException e) {
                    throw failure(e);
                }
            }

            @Override
            public void flush() {
                StandardOutput.this.flush();
            }
        };
    }

    private static RuntimeException failure(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left")) {
            return new ColdtrailException(
                    ErrorCode.DISK_FULL,
                    "the output cannot be written: the disk is full",
                    null,
                    "Free some space and run it again; what was written is not complete.",
                    e);
        }
        if (message.contains("pipe") || message.contains("closed")) {
            return new Closed(e);
        }
        return new ColdtrailException(
                ErrorCode.IO_FAILED,
                "the output cannot be written: " + e.getMessage(),
                null,
                "What was written is not complete.",
                e);
    }
}
