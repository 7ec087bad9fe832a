package io.coldtrail.casefile;

import io.coldtrail.decode.RejectedBytes;
import io.coldtrail.json.JsonText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rejected bytes of one unit of a run, in the order in which they come. Its files are made with the first
 * piece. Failures to write are {@link io.coldtrail.problem.ColdtrailException}s. Not thread-safe.
 */
public final class QuarantineWriter implements Rejects, AutoCloseable {
    private final Path staging;
    private final String path;
    private @Nullable Output index;
    private @Nullable Output bytes;
    private long pieces;
    private long indexMark;
    private long bytesMark;
    private long piecesMark;

    QuarantineWriter(Path staging, String path) {
        this.staging = staging;
        this.path = path;
    }

    /** A file that can be cut back. */
    private static final class Output {
        private final FileChannel channel;
        private final OutputStream out;
        private long length;

        Output(Path file) throws IOException {
            Files.createDirectories(Durable.parent(file));
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        }

        void write(byte[] content, int start, int end) throws IOException {
            out.write(content, start, end - start);
            length += end - start;
        }

        void cut(long newLength) throws IOException {
            out.flush();
            channel.truncate(newLength);
            channel.position(newLength);
            length = newLength;
        }

        void finish() throws IOException {
            out.flush();
            channel.force(true);
            channel.close();
        }
    }

    @Override
    public void beginFile() {
        indexMark = index == null ? 0 : index.length;
        bytesMark = bytes == null ? 0 : bytes.length;
        piecesMark = pieces;
    }

    @Override
    public void forgetFile() {
        try {
            if (index != null && bytes != null) {
                index.cut(indexMark);
                bytes.cut(bytesMark);
                pieces = piecesMark;
            }
        } catch (IOException e) {
            throw DiskProblems.writing(staging.resolve(path), e);
        }
    }

    @Override
    public RejectedBytes begin(RejectedPlace place) {
        try {
            Output to = bytes;
            if (to == null) {
                to = new Output(staging.resolve(bytesPath()));
                bytes = to;
                index = new Output(staging.resolve(path));
            }
            return new Piece(place, to);
        } catch (IOException e) {
            throw DiskProblems.writing(staging.resolve(path), e);
        }
    }

    /** Makes what was kept durable; null where nothing was. */
    public @Nullable QuarantinePart finish() {
        Output indexed = index;
        Output kept = bytes;
        if (indexed == null || kept == null) {
            return null;
        }
        index = null;
        bytes = null;
        try {
            kept.finish();
            indexed.finish();
            if (pieces == 0) {
                Files.delete(staging.resolve(path));
                Files.delete(staging.resolve(bytesPath()));
                return null;
            }
            return new QuarantinePart(
                    path,
                    pieces,
                    kept.length,
                    Durable.sha256(staging.resolve(path)),
                    Durable.sha256(staging.resolve(bytesPath())));
        } catch (IOException e) {
            throw DiskProblems.writing(staging.resolve(path), e);
        }
    }

    /** Lets go of the files of a unit that failed. */
    @Override
    public void close() {
        try {
            if (index != null) {
                index.channel.close();
            }
            if (bytes != null) {
                bytes.channel.close();
            }
        } catch (IOException e) {
            throw DiskProblems.writing(staging.resolve(path), e);
        }
    }

    private String bytesPath() {
        return path.substring(0, path.length() - QuarantinePart.INDEX.length()) + QuarantinePart.BYTES;
    }

    private final class Piece implements RejectedBytes {
        private final RejectedPlace place;
        private final Output to;
        private final long at;

        Piece(RejectedPlace place, Output to) {
            this.place = place;
            this.to = to;
            at = to.length;
        }

        @Override
        public void write(byte[] content, int start, int end) {
            try {
                to.write(content, start, end);
            } catch (IOException e) {
                throw DiskProblems.writing(staging.resolve(path), e);
            }
        }

        @Override
        public void close() {
            String line = JsonText.line(json -> json.put("root", place.root())
                            .put("key", place.key())
                            .put("record", place.record())
                            .put("form", place.form().word())
                            .put("offset", place.offset())
                            .put("reason", place.reason())
                            .put("detail", place.detail())
                            .put("at", at)
                            .put("length", to.length - at))
                    + "\n";
            byte[] text = line.getBytes(StandardCharsets.UTF_8);
            try {
                if (index != null) {
                    index.write(text, 0, text.length);
                    pieces++;
                }
            } catch (IOException e) {
                throw DiskProblems.writing(staging.resolve(path), e);
            }
        }
    }
}
