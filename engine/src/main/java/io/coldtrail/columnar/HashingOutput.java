package io.coldtrail.columnar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A new file that is hashed while it is written, and is on the disk, not in a cache, once it is closed. */
final class HashingOutput implements OutputFile {
    private final Path file;
    private final MessageDigest digest;

    HashingOutput(Path file, MessageDigest digest) {
        this.file = file;
        this.digest = digest;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
        return new Stream(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), digest);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
        return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    @Override
    public String getPath() {
        return file.toString();
    }

    private static final class Stream extends PositionOutputStream {
        private final FileChannel channel;
        private final MessageDigest digest;
        private final byte[] buffer = new byte[1 << 16];
        private int buffered;
        private long position;

        Stream(FileChannel channel, MessageDigest digest) {
            this.channel = channel;
            this.digest = digest;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int value) throws IOException {
            if (buffered == buffer.length) {
                writeOut();
            }
            buffer[buffered++] = (byte) value;
            position++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > buffer.length - buffered) {
                writeOut();
            }
            if (length > buffer.length) {
                writeOut(bytes, offset, length);
            } else {
                System.arraycopy(bytes, offset, buffer, buffered, length);
                buffered += length;
            }
            position += length;
        }

        @Override
        public void flush() throws IOException {
            writeOut();
        }

        @Override
        public void close() throws IOException {
            if (!channel.isOpen()) {
                return;
            }
            try (channel) {
                writeOut();
                channel.force(true);
            }
        }

        private void writeOut() throws IOException {
            int length = buffered;
            buffered = 0;
            writeOut(buffer, 0, length);
        }

        private void writeOut(byte[] bytes, int offset, int length) throws IOException {
            digest.update(bytes, offset, length);
            ByteBuffer pending = ByteBuffer.wrap(bytes, offset, length);
            while (pending.hasRemaining()) {
                channel.write(pending);
            }
        }
    }
}
