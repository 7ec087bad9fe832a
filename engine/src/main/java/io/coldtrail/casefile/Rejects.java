package io.coldtrail.casefile;

import io.coldtrail.decode.RejectedBytes;

/** Takes what cannot become rows, file by file. */
public interface Rejects {

    /** Begins a file. */
    void beginFile();

    /** Forgets the pieces of the file at hand: it is none whose records are kept. */
    void forgetFile();

    /** Begins a piece; the caller closes what it gets before the next piece. */
    RejectedBytes begin(RejectedPlace place);

    /** Keeps nothing. */
    static Rejects none() {
        return None.INSTANCE;
    }

    /** Where there is no case to keep anything in. */
    enum None implements Rejects, RejectedBytes {
        INSTANCE;

        @Override
        public void beginFile() {}

        @Override
        public void forgetFile() {}

        @Override
        public RejectedBytes begin(RejectedPlace place) {
            return this;
        }

        @Override
        public void write(byte[] bytes, int start, int end) {}

        @Override
        public void close() {}
    }
}
