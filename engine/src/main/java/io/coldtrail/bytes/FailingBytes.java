package io.coldtrail.bytes;

import java.io.InputStream;

/** Bytes that are damaged from the first one on. */
public final class FailingBytes extends InputStream {
    private final DamagedBytes damage;

    public FailingBytes(DamagedBytes damage) {
        this.damage = damage;
    }

    @Override
    public int read() throws DamagedBytes {
        throw damage;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws DamagedBytes {
        throw damage;
    }
}
