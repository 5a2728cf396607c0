package io.jenkins.plugins.securitygate.scanner.container.rpm;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a package as databases keep it: a number of tags, the length of the data, the tags with type, offset and
 * count, and the data. It is the header of RPM's package format, version 4, without the magic before it.
 */
final class RpmHeader {
    private static final int NAME = 1000;
    private static final int VERSION = 1001;
    private static final int RELEASE = 1002;
    private static final int EPOCH = 1003;
    private static final int VENDOR = 1011;
    private static final int LICENSE = 1014;
    private static final int ARCHITECTURE = 1022;
    private static final int FILE_MODES = 1030;
    private static final int SOURCE_RPM = 1044;
    private static final int FOLDER_INDEXES = 1116;
    private static final int BASE_NAMES = 1117;
    private static final int FOLDER_NAMES = 1118;
    private static final int MODULARITY_LABEL = 5096;

    private static final int INT16 = 3;
    private static final int INT32 = 4;
    private static final int STRING = 6;
    private static final int STRING_ARRAY = 8;
    private static final int TRANSLATED = 9;

    private static final int PREAMBLE = 8;
    private static final int ENTRY = 16;
    private static final int MAX_TAGS = 65_536;
    private static final int MAX_TEXT = 64 << 10;
    private static final int MAX_PATH = 4096;
    /** Set user id and set group id. */
    private static final int PRIVILEGED = 06000;

    private static final int FILE_TYPE = 0170000;
    private static final int REGULAR = 0100000;

    private final String place;
    private final Bytes data;
    private final Map<Integer, Entry> entries = new HashMap<>();

    private record Entry(long type, long offset, long count) {}

    /** @param place for errors */
    RpmHeader(byte[] content, String place) throws RpmFormatException {
        this.place = place;
        Bytes header = new Bytes(content, ByteOrder.BIG_ENDIAN, place);
        long tags = header.u32(0);
        long length = header.u32(4);
        if (tags == 0 || tags > MAX_TAGS) {
            throw header.damaged(0, "it is no header of a package: it would have " + tags + " tags");
        }
        this.data = header.part(PREAMBLE + tags * ENTRY, length, place + ", data");
        for (long at = PREAMBLE; at < PREAMBLE + tags * ENTRY; at += ENTRY) {
            entries.putIfAbsent(
                    (int) header.u32(at), new Entry(header.u32(at + 4), header.u32(at + 8), header.u32(at + 12)));
        }
    }

    /** The package, which must have a name and a version. */
    RpmPackage installed() throws RpmFormatException {
        RpmPackage found = new RpmPackage(
                text(NAME),
                entries.containsKey(EPOCH) ? Long.toString(integer(EPOCH, 0)) : "",
                text(VERSION),
                text(RELEASE),
                text(ARCHITECTURE),
                text(LICENSE),
                text(VENDOR),
                text(SOURCE_RPM),
                text(MODULARITY_LABEL),
                privileged());
        if (found.name().isEmpty() || found.version().isEmpty()) {
            throw new RpmFormatException(place + ": the header names no package, or not its version");
        }
        return found;
    }

    private String text(int tag) throws RpmFormatException {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return "";
        }
        if (entry.type() != STRING && entry.type() != TRANSLATED) {
            throw wrongType(tag);
        }
        return new String(text(entry.offset(), MAX_TEXT), StandardCharsets.UTF_8);
    }

    /** The bytes before the next zero. */
    private byte[] text(long offset, int most) throws RpmFormatException {
        long end = offset;
        while (data.u8(end) != 0) {
            end++;
            if (end - offset > most) {
                throw data.damaged(offset, "a text is longer than " + most + " bytes");
            }
        }
        byte[] bytes = new byte[(int) (end - offset)];
        data.copy(offset, bytes, 0, bytes.length);
        return bytes;
    }

    private long integer(int tag, long index) throws RpmFormatException {
        Entry entry = entries.get(tag);
        if (entry == null || index >= entry.count()) {
            throw new RpmFormatException(place + ": tag " + tag + " has no value " + index);
        }
        if (entry.type() == INT16) {
            return data.u16(entry.offset() + index * Short.BYTES);
        }
        if (entry.type() == INT32) {
            return data.u32(entry.offset() + index * Integer.BYTES);
        }
        throw wrongType(tag);
    }

    /** The files whose mode says so; a package has thousands of others. */
    private List<String> privileged() throws RpmFormatException {
        List<String> files = new ArrayList<>();
        List<String> folders = List.of();
        List<String> names = List.of();
        Entry modes = entries.get(FILE_MODES);
        for (long i = 0; modes != null && i < modes.count(); i++) {
            long mode = integer(FILE_MODES, i);
            if ((mode & PRIVILEGED) == 0 || (mode & FILE_TYPE) != REGULAR) {
                continue;
            }
            if (files.isEmpty()) {
                folders = texts(FOLDER_NAMES);
                names = texts(BASE_NAMES);
            }
            long folder = integer(FOLDER_INDEXES, i);
            if (i >= names.size() || folder >= folders.size()) {
                throw new RpmFormatException(place + ": file " + i + " has no name");
            }
            files.add((folders.get((int) folder) + names.get((int) i)).replaceFirst("^/+", ""));
        }
        return files;
    }

    private List<String> texts(int tag) throws RpmFormatException {
        List<String> texts = new ArrayList<>();
        Entry entry = entries.get(tag);
        if (entry != null && entry.type() != STRING_ARRAY) {
            throw wrongType(tag);
        }
        long at = entry == null ? 0 : entry.offset();
        for (long i = 0; entry != null && i < entry.count(); i++) {
            byte[] text = text(at, MAX_PATH);
            texts.add(new String(text, StandardCharsets.UTF_8));
            at += text.length + 1;
        }
        return texts;
    }

    private RpmFormatException wrongType(int tag) {
        return new RpmFormatException(place + ": tag " + tag + " has the unexpected type "
                + entries.get(tag).type());
    }
}
