package io.jenkins.plugins.securitygate.governance.audit;

import io.jenkins.plugins.securitygate.governance.Sha256;
import io.jenkins.plugins.securitygate.governance.audit.AuditFolder.Segment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes an audit trail. An entry is on the disk when {@link #append} returns. A line that a crash left unfinished stays
 * where it is, with its digest in the next entry; files that are damaged in any other way are left as they are and a new
 * chain, which says so, is started.
 */
public final class AuditLog {
    private static final Logger LOGGER = Logger.getLogger(AuditLog.class.getName());
    private static final long SEGMENT_BYTES = 8L << 20;
    private static final int SEARCHED_SEGMENTS = 4;

    private final AuditFolder folder;
    private final long segmentBytes;
    private ChainEnd end;

    /** @param folder created with the first entry */
    public AuditLog(Path folder) {
        this(folder, SEGMENT_BYTES);
    }

    /** @param segmentBytes size from which a file is not continued */
    AuditLog(Path folder, long segmentBytes) {
        this.folder = new AuditFolder(folder);
        this.segmentBytes = segmentBytes;
    }

    /** The folder of the files. */
    public Path folder() {
        return folder.path();
    }

    /**
     * Adds an entry.
     *
     * @return the entry with its place and hash
     * @throws IOException when it is not on the disk, or another process is writing
     */
    public synchronized AuditEntry append(AuditEvent event) throws IOException {
        Files.createDirectories(folder.path());
        try (FileChannel channel = FileChannel.open(
                        folder.path().resolve("audit.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new IOException("another process writes the audit trail in " + folder.path());
            }
            return appendLocked(event);
        } catch (OverlappingFileLockException e) {
            throw new IOException("the audit trail in " + folder.path() + " is being written already", e);
        }
    }

    private AuditEntry appendLocked(AuditEvent event) throws IOException {
        ChainEnd current = end != null
                        && Files.exists(end.segment().file())
                        && Files.size(end.segment().file()) == end.length()
                ? end
                : ChainEnd.find(folder);
        end = null;
        if (!current.damage().isEmpty()) {
            current = startChain(current);
        }
        if (current.torn()) {
            current = keepTorn(current);
        } else if (current.length() >= segmentBytes) {
            Segment next =
                    folder.segment(current.segment().chain(), current.segment().number() + 1);
            current = new ChainEnd(next, 0, current.number(), current.hash(), false, "");
        }
        AuditEntry entry = chained(current, event);
        end = write(current, entry, EntryLine.bytes(entry));
        return entry;
    }

    private ChainEnd startChain(ChainEnd damaged) throws IOException {
        LOGGER.log(Level.SEVERE, "The audit trail is damaged and continues in a new chain: {0}", damaged.damage());
        ChainEnd fresh = ChainEnd.start(folder, damaged.segment().chain() + 1);
        String text = "The files of earlier chains are damaged and were left as they are: " + damaged.damage();
        AuditEvent event = AuditEvent.now(AuditAct.CHAIN_STARTED, "SYSTEM", text)
                .with(Map.of("last sound entry before", damaged.hash()));
        AuditEntry entry = chained(fresh, event);
        return write(fresh, entry, EntryLine.bytes(entry));
    }

    private ChainEnd keepTorn(ChainEnd torn) throws IOException {
        byte[] bytes = torn.segment().read();
        ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
        unfinished.write(bytes, soundLength(bytes), bytes.length - soundLength(bytes));
        boolean open = bytes[bytes.length - 1] != '\n';
        if (open) {
            unfinished.write('\n');
        }
        AuditEvent event = AuditEvent.now(AuditAct.TORN_LINE, "SYSTEM", "An unfinished line was found and kept")
                .with(Map.of(ChainWalk.TORN, Sha256.of(unfinished.toByteArray())));
        LOGGER.log(Level.WARNING, "The audit trail ends with an unfinished line, which is kept");
        AuditEntry entry = chained(torn, event);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        if (open) {
            line.write('\n');
        }
        line.write(EntryLine.bytes(entry));
        return write(torn, entry, line.toByteArray());
    }

    /** Number of bytes up to the end of the last sound line. */
    private static int soundLength(byte[] bytes) {
        int sound = 0;
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                try {
                    EntryLine.parse(Arrays.copyOfRange(bytes, start, i));
                    sound = i + 1;
                } catch (EntryLine.BadLine e) {
                    LOGGER.log(Level.FINE, "A line is unfinished", e);
                }
                start = i + 1;
            }
        }
        return sound;
    }

    private static AuditEntry chained(ChainEnd end, AuditEvent event) {
        return EntryLine.chained(end.segment().chain(), end.number() + 1, end.hash(), event);
    }

    private ChainEnd write(ChainEnd before, AuditEntry entry, byte[] bytes) throws IOException {
        Path file = before.segment().file();
        boolean created = !Files.exists(file);
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            out.force(true);
        }
        if (created) {
            forceFolder();
        }
        // After the entry: a head may only name what is on the disk.
        folder.writeHead(entry);
        return new ChainEnd(before.segment(), before.length() + bytes.length, entry.number(), entry.hash(), false, "");
    }

    /** A new file's name is only sure to be on the disk when its folder is; Windows neither needs nor allows it. */
    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(folder.path(), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "This system does not force folders to the disk", e);
        }
    }

    /**
     * The newest entries of the newest files, the newest first.
     *
     * @param most how many
     */
    public synchronized List<AuditEntry> newest(Predicate<AuditEntry> wanted, int most) throws IOException {
        List<Segment> segments = folder.segments();
        List<AuditEntry> newest = new ArrayList<>();
        int oldest = Math.max(0, segments.size() - SEARCHED_SEGMENTS);
        for (int i = segments.size() - 1; i >= oldest && newest.size() < most; i--) {
            List<AuditEntry> entries = new ArrayList<>();
            new ChainWalk(segments.get(i).chain(), false, entries::add).segment(segments.get(i));
            for (int j = entries.size() - 1; j >= 0 && newest.size() < most; j--) {
                if (wanted.test(entries.get(j))) {
                    newest.add(entries.get(j));
                }
            }
        }
        return newest;
    }

    /** Checks everything, while nothing is written. */
    public synchronized AuditCheck check() throws IOException {
        return AuditCheck.of(folder.path(), List.of());
    }
}
