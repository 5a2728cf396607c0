package io.jenkins.plugins.securitygate.scanner.container.rpm;

/** RPM's own database {@code Packages.db}: pages of slots, each of which says where a header lies. */
final class NdbFile implements RpmDatabase.Source {
    private static final long MAGIC = ascii("RpmP");
    private static final long SLOT_MAGIC = ascii("Slot");
    private static final long BLOB_MAGIC = ascii("BlbS");
    private static final int SLOT_PAGES = 12;
    private static final int PAGE = 4096;
    private static final int HEADER = 32;
    private static final int SLOT = 16;
    private static final int BLOCK = 16;
    private static final int BLOB_HEADER = 16;

    private final Bytes file;

    NdbFile(Bytes file) {
        this.file = file;
    }

    static boolean recognises(Bytes file) throws RpmFormatException {
        return file.length() >= HEADER && file.u32(0) == MAGIC;
    }

    private static long ascii(String word) {
        long value = 0;
        for (int i = word.length() - 1; i >= 0; i--) {
            value = value << 8 | word.charAt(i);
        }
        return value;
    }

    @Override
    public void headers(RpmDatabase.Visitor visitor) throws RpmFormatException {
        long end = file.u32(SLOT_PAGES) * PAGE;
        for (long at = HEADER; at < end; at += SLOT) {
            if (file.u32(at) != SLOT_MAGIC) {
                throw file.damaged(at, "it is no slot of the database");
            }
            long number = file.u32(at + 4);
            if (number != 0) {
                found(number, file.u32(at + 8) * BLOCK, visitor);
            }
        }
    }

    private void found(long number, long at, RpmDatabase.Visitor visitor) throws RpmFormatException {
        byte[] header;
        try {
            header = blob(number, at);
        } catch (RpmFormatException e) {
            visitor.damaged(e);
            return;
        }
        visitor.header("package " + number, header);
    }

    private byte[] blob(long number, long at) throws RpmFormatException {
        if (file.u32(at) != BLOB_MAGIC || file.u32(at + 4) != number) {
            throw file.damaged(at, "it is not the header of package " + number);
        }
        Bytes blob = file.part(at + BLOB_HEADER, file.u32(at + 12), "package " + number);
        byte[] header = new byte[blob.length()];
        blob.copy(0, header, 0, header.length);
        return header;
    }
}
