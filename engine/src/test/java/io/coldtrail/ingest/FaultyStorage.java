package io.coldtrail.ingest;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.bytes.Storage;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that has trouble with some files and folders, told by how their paths end; it counts how often each is opened. */
final class FaultyStorage implements Storage {
    private final Storage local = new LocalStorage();
    private final Map<String, Fault> faults = new TreeMap<>();
    private final Map<String, AtomicInteger> opened = new ConcurrentHashMap<>();

    /** What happens to a file that is opened. */
    @FunctionalInterface
    interface Fault {
        /**
         * The bytes to be read.
         *
         * @param time how often the file was opened before
         */
        InputStream open(Path file, int time) throws IOException;
    }

    /** A failure in place of an answer. */
    @FunctionalInterface
    interface Failure {
        IOException of(Path path);
    }

    FaultyStorage with(String suffix, Fault fault) {
        faults.put(suffix, fault);
        return this;
    }

    /** A file or folder that cannot be opened or listed. */
    FaultyStorage failing(String suffix, Failure failure) {
        return with(suffix, (file, time) -> {
            throw failure.of(file);
        });
    }

    /** A file whose reading fails at an offset, from one opening on. */
    FaultyStorage failingAt(String suffix, long offset, int fromTime) {
        return with(suffix, (file, time) -> {
            InputStream in = new LocalStorage().open(file);
            return time < fromTime ? in : new Failing(in, offset);
        });
    }

    /** A file that has other bytes each time it is opened; the last ones stay. */
    FaultyStorage changing(String suffix, byte[]... contents) {
        return with(suffix, (file, time) -> new ByteArrayInputStream(contents[Math.min(time, contents.length - 1)]));
    }

    int opened(String suffix) {
        return opened.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(suffix))
                .mapToInt(entry -> entry.getValue().get())
                .sum();
    }

    @Override
    public Entry look(Path path) throws IOException {
        return local.look(path);
    }

    @Override
    public List<Entry> list(Path folder) throws IOException {
        Fault fault = fault(folder);
        if (fault != null) {
            fault.open(folder, 0).close();
        }
        return local.list(folder);
    }

    @Override
    public InputStream open(Path file) throws IOException {
        int time = opened.computeIfAbsent(file.toString(), name -> new AtomicInteger())
                .getAndIncrement();
        Fault fault = fault(file);
        return fault == null ? local.open(file) : fault.open(file, time);
    }

    @Override
    public SeekableByteChannel openChannel(Path file) throws IOException {
        return local.openChannel(file);
    }

    private Fault fault(Path path) {
        return faults.entrySet().stream()
                .filter(entry -> path.toString().endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Fails at an offset. */
    private static final class Failing extends FilterInputStream {
        private long left;

        Failing(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0 && length > 0) {
                throw new IOException("Input/output error");
            }
            int count = in.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
