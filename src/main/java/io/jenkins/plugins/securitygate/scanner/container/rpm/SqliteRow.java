package io.jenkins.plugins.securitygate.scanner.container.rpm;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The columns of one row of SQLite: their types, then their values. */
final class SqliteRow {
    private static final int FIRST_BLOB = 12;
    private static final int[] SIZES = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};

    private final Bytes row;

    SqliteRow(byte[] row, String place) {
        this.row = new Bytes(row, ByteOrder.BIG_ENDIAN, place);
    }

    String text(int column) throws RpmFormatException {
        return new String(bytes(find(column)), StandardCharsets.UTF_8);
    }

    long integer(int column) throws RpmFormatException {
        long value = 0;
        for (byte b : bytes(find(column))) {
            value = value << 8 | b & 0xFF;
        }
        return value;
    }

    byte[] last() throws RpmFormatException {
        return bytes(find(Integer.MAX_VALUE));
    }

    private record Column(long offset, long size) {}

    /** A column, the last one when there are fewer. */
    private Column find(int column) throws RpmFormatException {
        Varint header = Varint.at(row, 0);
        long at = header.value();
        Column found = new Column(at, 0);
        long typeAt = header.end();
        for (int i = 0; i <= column && typeAt < header.value(); i++) {
            Varint type = Varint.at(row, typeAt);
            typeAt = type.end();
            found = new Column(at, size(type.value()));
            at += found.size();
        }
        return found;
    }

    private long size(long type) throws RpmFormatException {
        if (type >= FIRST_BLOB) {
            return (type - FIRST_BLOB) / 2;
        }
        if (type < 0 || type >= SIZES.length) {
            throw row.damaged(0, "a column cannot be of type " + type);
        }
        return SIZES[(int) type];
    }

    private byte[] bytes(Column column) throws RpmFormatException {
        Bytes part = row.part(column.offset(), column.size(), "column");
        byte[] value = new byte[part.length()];
        part.copy(0, value, 0, value.length);
        return value;
    }
}
