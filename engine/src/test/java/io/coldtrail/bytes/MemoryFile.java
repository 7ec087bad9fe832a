package io.coldtrail.bytes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A stored file in memory that counts how it is used, and that fails where it is told to. */
public final class MemoryFile implements StoredFile {
    private final byte[] content;
    private final @Nullable String sha256;
    private final int failsAt;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();

    /**
     * @param sha256 what finding it has told, or null
     * @param failsAt offset at which the storage fails, or -1
     */
    public MemoryFile(byte[] content, @Nullable String sha256, int failsAt) {
        this.content = content;
        this.sha256 = sha256;
        this.failsAt = failsAt;
    }

    public static MemoryFile of(byte[] content) {
        return new MemoryFile(content, null, -1);
    }

    /** How many streams and channels have been opened. */
    public int opened() {
        return opened.get();
    }

    /** How many are open. */
    public int openNow() {
        return open.get();
    }

    /** How many bytes have been read. */
    public long taken() {
        return taken.get();
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public InputStream open() {
        open.incrementAndGet();
        opened.incrementAndGet();
        ByteArrayInputStream in = new ByteArrayInputStream(content);
        return new InputStream() {
            private boolean closed;
            private int at;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (at == failsAt) {
                    throw new IOException("Input/output error");
                }
                int most = failsAt > at ? Math.min(length, failsAt - at) : length;
                int read = in.read(target, offset, most);
                at += Math.max(0, read);
                taken.addAndGet(Math.max(0, read));
                return read;
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    open.decrementAndGet();
                }
            }
        };
    }

    @Override
    public SeekableByteChannel openChannel() {
        open.incrementAndGet();
        opened.incrementAndGet();
        return new SeekableByteChannel() {
            private boolean closed;
            private long at;

            @Override
            public int read(ByteBuffer target) {
                if (at >= content.length) {
                    return -1;
                }
                int count = (int) Math.min(target.remaining(), content.length - at);
                target.put(content, (int) at, count);
                at += count;
                return count;
            }

            @Override
            public int write(ByteBuffer source) {
                throw new NonWritableChannelException();
            }

            @Override
            public long position() {
                return at;
            }

            @Override
            public SeekableByteChannel position(long position) {
                at = position;
                return this;
            }

            @Override
            public long size() {
                return content.length;
            }

            @Override
            public SeekableByteChannel truncate(long size) {
                throw new NonWritableChannelException();
            }

            @Override
            public boolean isOpen() {
                return !closed;
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    open.decrementAndGet();
                }
            }
        };
    }

    @Override
    public @Nullable String knownSha256() {
        return sha256;
    }

    @Override
    public String location() {
        return "memory";
    }
}
