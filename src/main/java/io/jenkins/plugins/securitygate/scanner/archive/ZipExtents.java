package io.jenkins.plugins.securitygate.scanner.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Where the entries of a zip archive begin and end (APPNOTE 4.3). */
final class ZipExtents {
    private static final int LOCAL_HEADER = 30;
    private static final int NAME_LENGTH_AT = 26;
    private static final int EXTRA_LENGTH_AT = 28;
    private static final int DIRECTORY_SIGNATURE = 0x02014b50;

    /** A data descriptor has a signature or none, and sizes of four or of eight bytes. */
    private static final List<Integer> DESCRIPTORS = List.of(16, 12, 24, 20);

    private final ByteBuffer bytes;

    ZipExtents(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Whether each entry begins where the one before it ends, the first at the beginning, and the directory behind the last.
     *
     * @param entries in the order in which they lie
     * @throws IndexOutOfBoundsException when an entry lies outside of the archive
     */
    boolean seamless(List<ZipArchiveEntry> entries) {
        if (entries.isEmpty() || entries.get(0).getLocalHeaderOffset() != 0) {
            return false;
        }
        for (int i = 1; i < entries.size(); i++) {
            long next = entries.get(i).getLocalHeaderOffset();
            if (ends(entries.get(i - 1)).noneMatch(end -> end == next)) {
                return false;
            }
        }
        return ends(entries.get(entries.size() - 1)).anyMatch(this::isDirectory);
    }

    /** Where what comes after an entry may begin. */
    private LongStream ends(ZipArchiveEntry entry) {
        long end = endOfData(entry);
        return entry.getGeneralPurposeBit().usesDataDescriptor()
                ? DESCRIPTORS.stream().mapToLong(length -> end + length)
                : LongStream.of(end);
    }

    private long endOfData(ZipArchiveEntry entry) {
        int header = Math.toIntExact(entry.getLocalHeaderOffset());
        int name = Short.toUnsignedInt(bytes.getShort(header + NAME_LENGTH_AT));
        int extra = Short.toUnsignedInt(bytes.getShort(header + EXTRA_LENGTH_AT));
        return header + LOCAL_HEADER + name + extra + entry.getCompressedSize();
    }

    private boolean isDirectory(long at) {
        return at + Integer.BYTES <= bytes.limit() && bytes.getInt((int) at) == DIRECTORY_SIGNATURE;
    }
}
