package io.jenkins.plugins.securitygate.scanner.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Opens zip archives (PKWARE's APPNOTE) to go through their entries as they lie. An archive that is not too long is held in
 * memory, where an entry that nobody reads costs nothing; a stream often has to be decompressed to know where it ends.
 */
public final class ZipEntries {
    /** Longer archives are read as streams, in bytes. */
    private static final int MOST_HELD = 32 << 20;

    private static final int SHARE_OF_HEAP = 8;
    private static final int UNIT = 10;

    /** What archives may take at a time, in KiB. */
    private static final Semaphore ROOM =
            new Semaphore(units(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));

    private ZipEntries() {}

    /**
     * Opens an archive.
     *
     * @param size of the archive in bytes, {@link ArchiveEntry#SIZE_UNKNOWN} where nobody knows
     * @param in stays open
     * @return must be closed, since it may hold memory
     */
    public static ArchiveInputStream<ZipArchiveEntry> open(long size, InputStream in) throws IOException {
        int room = units(size) + 1;
        if (size < 0 || size > MOST_HELD || !ROOM.tryAcquire(room)) {
            return new StreamedZip(in, () -> {});
        }
        try {
            return held((int) size, in, () -> ROOM.release(room));
        } catch (IOException | RuntimeException | Error e) {
            ROOM.release(room);
            throw e;
        }
    }

    private static int units(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE - 1, bytes >> UNIT);
    }

    private static ArchiveInputStream<ZipArchiveEntry> held(int size, InputStream in, Runnable closing)
            throws IOException {
        byte[] bytes = new byte[size];
        int length = in.readNBytes(bytes, 0, size);
        Optional<HeldZip> zip = length == size ? HeldZip.of(bytes, closing) : Optional.empty();
        if (zip.isPresent()) {
            return zip.get();
        }
        return new StreamedZip(new SequenceInputStream(new ByteArrayInputStream(bytes, 0, length), in), closing);
    }

    /** Whether the archive goes on behind the entry without decompressing what was not read of it. */
    public static boolean skips(ArchiveInputStream<?> archive, ArchiveEntry entry) {
        return archive instanceof HeldZip
                || entry instanceof ZipArchiveEntry zip
                        && !zip.getGeneralPurposeBit().usesDataDescriptor();
    }
}
