package io.jenkins.plugins.securitygate.scanner.container.rpm;

/** A number of SQLite: one to nine bytes, seven bits in each but the ninth. */
record Varint(long value, long end) {
    private static final int MAX_BYTES = 9;

    static Varint at(Bytes bytes, long offset) throws RpmFormatException {
        long value = 0;
        for (int i = 0; i < MAX_BYTES - 1; i++) {
            int b = bytes.u8(offset + i);
            value = value << 7 | b & 0x7F;
            if (b < 0x80) {
                return new Varint(value, offset + i + 1);
            }
        }
        return new Varint(value << 8 | bytes.u8(offset + MAX_BYTES - 1), offset + MAX_BYTES);
    }
}
