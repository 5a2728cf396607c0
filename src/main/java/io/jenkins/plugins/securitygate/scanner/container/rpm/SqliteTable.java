package io.jenkins.plugins.securitygate.scanner.container.rpm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The last column of every row of one table in a file of SQLite 3: a walk over the table's b-tree as "Database File Format"
 * on sqlite.org describes it.
 */
final class SqliteTable implements RpmDatabase.Source {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int FILE_HEADER = 100;
    private static final int PAGE_SIZE_AT = 16;
    private static final int RESERVED_AT = 20;
    private static final int MIN_PAGE = 512;
    private static final int MAX_PAGE = 65_536;

    private static final int INNER = 5;
    private static final int LEAF = 13;
    private static final int INNER_HEADER = 12;
    private static final int LEAF_HEADER = 8;
    private static final int MAX_DEPTH = 20;

    /** Columns of the table of tables: type, name, table, root page, SQL. */
    private static final int SCHEMA_NAME = 1;

    private static final int SCHEMA_ROOT = 3;

    private final Bytes file;
    private final String table;
    private final int pageSize;
    private final int usable;
    private final BitSet visited = new BitSet();

    /** @param table its name */
    SqliteTable(Bytes file, String table) throws RpmFormatException {
        this.file = file;
        this.table = table;
        int size = file.u16(PAGE_SIZE_AT);
        this.pageSize = size == 1 ? MAX_PAGE : size;
        this.usable = pageSize - file.u8(RESERVED_AT);
        if (pageSize < MIN_PAGE || Integer.bitCount(pageSize) != 1 || usable < MIN_PAGE - 32) {
            throw file.damaged(PAGE_SIZE_AT, "pages cannot have " + pageSize + " bytes");
        }
    }

    static boolean recognises(Bytes file) throws RpmFormatException {
        byte[] head = new byte[Math.min(MAGIC.length, file.length())];
        file.copy(0, head, 0, head.length);
        return file.length() >= FILE_HEADER && Arrays.equals(head, MAGIC);
    }

    @Override
    public void headers(RpmDatabase.Visitor visitor) throws RpmFormatException {
        long[] root = {0};
        walk(1, 0, (place, row) -> {
            SqliteRow entry = new SqliteRow(row, place);
            if (entry.text(0).equals("table") && entry.text(SCHEMA_NAME).equalsIgnoreCase(table)) {
                root[0] = entry.integer(SCHEMA_ROOT);
            }
        });
        if (root[0] == 0) {
            throw new RpmFormatException("the database has no table " + table);
        }
        walk(root[0], 0, new Rows(visitor));
    }

    private interface RowVisitor {
        void row(String place, byte[] row) throws RpmFormatException;

        /** A row that cannot be read, while others can. */
        default void damaged(RpmFormatException problem) throws RpmFormatException {
            throw problem;
        }
    }

    private record Rows(RpmDatabase.Visitor visitor) implements RowVisitor {
        @Override
        public void row(String place, byte[] row) throws RpmFormatException {
            byte[] last;
            try {
                last = new SqliteRow(row, place).last();
            } catch (RpmFormatException e) {
                visitor.damaged(e);
                return;
            }
            visitor.header(place, last);
        }

        @Override
        public void damaged(RpmFormatException problem) throws RpmFormatException {
            visitor.damaged(problem);
        }
    }

    private Bytes page(long number) throws RpmFormatException {
        return file.part((number - 1) * pageSize, pageSize, "page " + number);
    }

    private void walk(long number, int depth, RowVisitor visitor) throws RpmFormatException {
        Bytes page = unvisited(number, depth);
        int header = number == 1 ? FILE_HEADER : 0;
        int type = page.u8(header);
        int cells = page.u16(header + 3);
        if (type != INNER && type != LEAF) {
            throw page.damaged(header, "it is no page of a table");
        }
        for (int i = 0; i < cells; i++) {
            int at = page.u16(header + (type == INNER ? INNER_HEADER : LEAF_HEADER) + 2L * i);
            if (type == INNER) {
                descend(page.u32(at), depth, visitor);
            } else {
                leaf(page, at, "page " + number + ", row " + i, visitor);
            }
        }
        if (type == INNER) {
            descend(page.u32(header + 8), depth, visitor);
        }
    }

    private Bytes unvisited(long number, int depth) throws RpmFormatException {
        Bytes page = page(number);
        if (depth > MAX_DEPTH || visited.get((int) number)) {
            throw page.damaged(0, "the page belongs to more than one place of the table");
        }
        visited.set((int) number);
        return page;
    }

    /** A damaged part of the tree leaves the others readable. */
    private void descend(long child, int depth, RowVisitor visitor) throws RpmFormatException {
        try {
            walk(child, depth + 1, visitor);
        } catch (RpmFormatException e) {
            visitor.damaged(e);
        }
    }

    private void leaf(Bytes page, int at, String place, RowVisitor visitor) throws RpmFormatException {
        byte[] row;
        try {
            row = payload(page, at);
        } catch (RpmFormatException e) {
            visitor.damaged(e);
            return;
        }
        visitor.row(place, row);
    }

    /** The content of a cell: a part of it on the page, the rest on a chain of others. */
    private byte[] payload(Bytes page, int cell) throws RpmFormatException {
        Varint length = Varint.at(page, cell);
        Varint rowId = Varint.at(page, length.end());
        if (length.value() < 0 || length.value() > file.length()) {
            throw page.damaged(cell, "a row of " + length.value() + " bytes is longer than the file");
        }
        byte[] row = new byte[(int) length.value()];
        int filled = local(row.length);
        page.copy(rowId.end(), row, 0, filled);
        long next = filled < row.length ? page.u32(rowId.end() + filled) : 0;
        while (filled < row.length) {
            Bytes overflow = unvisited(next, 0);
            int part = Math.min(usable - Integer.BYTES, row.length - filled);
            overflow.copy(Integer.BYTES, row, filled, part);
            filled += part;
            next = overflow.u32(0);
        }
        return row;
    }

    /** How much of a row lies on the page of its cell; the formula is that of the file format. */
    private int local(int length) {
        int most = usable - 35;
        if (length <= most) {
            return length;
        }
        int least = (usable - 12) * 32 / 255 - 23;
        int surplus = least + (length - least) % (usable - 4);
        return surplus <= most ? surplus : least;
    }
}
