package io.jenkins.plugins.securitygate.scanner.container.rpm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of a file, of which every access is checked and every failure names its place. */
final class Bytes {
    private final ByteBuffer buffer;
    private final String what;

    /** @param what the bytes are, for errors */
    Bytes(byte[] content, ByteOrder order, String what) {
        this(ByteBuffer.wrap(content).order(order), what);
    }

    private Bytes(ByteBuffer buffer, String what) {
        this.buffer = buffer;
        this.what = what;
    }

    int length() {
        return buffer.limit();
    }

    /** A part of them with offsets of its own, in the same order of bytes. */
    Bytes part(long offset, long length, String name) throws RpmFormatException {
        check(offset, length);
        return new Bytes(buffer.slice((int) offset, (int) length).order(buffer.order()), name);
    }

    int u8(long offset) throws RpmFormatException {
        check(offset, 1);
        return buffer.get((int) offset) & 0xFF;
    }

    int u16(long offset) throws RpmFormatException {
        check(offset, Short.BYTES);
        return buffer.getShort((int) offset) & 0xFFFF;
    }

    long u32(long offset) throws RpmFormatException {
        check(offset, Integer.BYTES);
        return buffer.getInt((int) offset) & 0xFFFFFFFFL;
    }

    /** Copies a part of them. */
    void copy(long offset, byte[] to, int at, int length) throws RpmFormatException {
        check(offset, length);
        buffer.get((int) offset, to, at, length);
    }

    RpmFormatException damaged(long offset, String problem) {
        return new RpmFormatException(what + ", byte " + offset + ": " + problem);
    }

    private void check(long offset, long length) throws RpmFormatException {
        if (offset < 0 || length < 0 || offset + length > buffer.limit()) {
            throw damaged(offset, length + " bytes were expected, but it ends at byte " + buffer.limit());
        }
    }
}
