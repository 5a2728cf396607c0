package io.jenkins.plugins.securitygate.scanner.container.rpm;

import java.util.BitSet;

/**
 * The values of a hash table of Berkeley DB, version 4 to 6, as RPM up to 4.15 wrote it into {@code Packages}. A value too
 * large for its page lies on a chain of others.
 */
final class BerkeleyHash implements RpmDatabase.Source {
    private static final int MAGIC = 0x061561;
    private static final int MAGIC_AT = 12;
    private static final int PAGE_SIZE_AT = 20;
    private static final int ENCRYPTION_AT = 24;
    private static final int MIN_PAGE = 512;
    private static final int MAX_PAGE = 64 << 10;

    private static final int NEXT_AT = 16;
    private static final int COUNT_AT = 20;
    private static final int FREE_AT = 22;
    private static final int TYPE_AT = 25;
    private static final int PAGE_HEADER = 26;

    private static final int UNSORTED_HASH = 2;
    private static final int OVERFLOW = 7;
    private static final int HASH = 13;

    private static final int ON_PAGE = 1;
    private static final int OFF_PAGE = 3;
    private static final int COUNTER = 4;

    private final Bytes file;
    private final int pageSize;
    private final BitSet visited = new BitSet();

    BerkeleyHash(Bytes file) throws RpmFormatException {
        this.file = file;
        this.pageSize = (int) file.u32(PAGE_SIZE_AT);
        if (pageSize < MIN_PAGE || pageSize > MAX_PAGE || Integer.bitCount(pageSize) != 1) {
            throw file.damaged(PAGE_SIZE_AT, "pages cannot have " + pageSize + " bytes");
        }
        if (file.u8(ENCRYPTION_AT) != 0) {
            throw file.damaged(ENCRYPTION_AT, "the database is encrypted");
        }
    }

    static boolean recognises(Bytes file) throws RpmFormatException {
        return file.length() > ENCRYPTION_AT && file.u32(MAGIC_AT) == MAGIC;
    }

    @Override
    public void headers(RpmDatabase.Visitor visitor) throws RpmFormatException {
        if (file.length() % pageSize != 0) {
            throw file.damaged(file.length(), "the last page ends early; pages have " + pageSize + " bytes");
        }
        for (int number = 1; number < file.length() / pageSize; number++) {
            Bytes page = page(number);
            int type = page.u8(TYPE_AT);
            if (type == HASH || type == UNSORTED_HASH) {
                values(number, page, visitor);
            }
        }
    }

    private Bytes page(long number) throws RpmFormatException {
        return file.part(number * pageSize, pageSize, "page " + number);
    }

    /** Keys and values take turns; their offsets stand behind the page's header. */
    private void values(int number, Bytes page, RpmDatabase.Visitor visitor) throws RpmFormatException {
        int count = page.u16(COUNT_AT);
        for (int i = 1; i < count; i += 2) {
            byte[] value = null;
            try {
                value = value(page, i);
            } catch (RpmFormatException e) {
                visitor.damaged(e);
            }
            // The value of key 0 is the number of the next package.
            if (value != null && value.length > COUNTER) {
                visitor.header("page " + number + ", entry " + i / 2, value);
            }
        }
        if (count % 2 != 0) {
            visitor.damaged(page.damaged(COUNT_AT, "a key has no value"));
        }
    }

    private byte[] value(Bytes page, int index) throws RpmFormatException {
        int at = page.u16(PAGE_HEADER + 2L * index);
        int type = page.u8(at);
        if (type == OFF_PAGE) {
            return chained(page.u32(at + 4), page.u32(at + 8));
        }
        if (type != ON_PAGE) {
            throw page.damaged(at, "a value cannot be of type " + type);
        }
        int end = page.u16(PAGE_HEADER + 2L * (index - 1));
        byte[] value = new byte[Math.max(0, end - at - 1)];
        page.copy(at + 1, value, 0, value.length);
        return value;
    }

    private byte[] chained(long first, long length) throws RpmFormatException {
        if (length > file.length()) {
            throw file.damaged(first * pageSize, "a value of " + length + " bytes is longer than the file");
        }
        byte[] value = new byte[(int) length];
        int filled = 0;
        for (long number = first; filled < value.length; ) {
            Bytes page = page(number);
            if (page.u8(TYPE_AT) != OVERFLOW || visited.get((int) number)) {
                throw page.damaged(TYPE_AT, "the page does not go on with the value before it");
            }
            visited.set((int) number);
            int part = Math.min(page.u16(FREE_AT), value.length - filled);
            page.copy(PAGE_HEADER, value, filled, part);
            filled += part;
            number = page.u32(NEXT_AT);
        }
        return value;
    }
}
