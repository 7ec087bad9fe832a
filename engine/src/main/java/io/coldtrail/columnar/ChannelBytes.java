package io.coldtrail.columnar;

import io.coldtrail.bytes.DamagedBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Reads pieces of a channel. Errors of the channel stay as they are; an end that comes too early is damage. */
final class ChannelBytes {
    private final SeekableByteChannel channel;
    private final long size;

    ChannelBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    /**
     * @throws DamagedBytes if the channel ends within the piece
     */
    byte[] read(long position, int length) throws IOException {
        if (position < 0 || length < 0 || length > size - position) {
            throw ParquetDamage.damaged("the file has no " + length + " bytes at " + position);
        }
        ByteBuffer piece = ByteBuffer.allocate(length);
        channel.position(position);
        while (piece.hasRemaining()) {
            if (channel.read(piece) < 0) {
                throw ParquetDamage.damaged("the file ends at " + (position + piece.position()));
            }
        }
        return piece.array();
    }
}
