package io.jenkins.plugins.securitygate.scanner.dependency.osv;

import io.jenkins.plugins.securitygate.scanner.ScanContext;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** Where the index of a database lies: inside of it, or in the user's cache when it cannot be written to. */
final class IndexFolder {
    private static final String NAME = ".security-gate-index";
    private static final String EXTENSION = ".idx";
    private static final long POLL_MILLIS = 100;

    private final Path folder;
    private Map<String, OsvSource> sources = Map.of();

    private IndexFolder(Path folder) {
        this.folder = folder;
    }

    static IndexFolder of(Path database) throws IOException {
        Path inside = database.resolve(NAME);
        boolean writable = Files.isDirectory(inside) ? Files.isWritable(inside) : Files.isWritable(database);
        Path folder = writable ? inside : cache(database.toRealPath());
        Files.createDirectories(folder);
        return new IndexFolder(folder);
    }

    private static Path cache(Path database) {
        String name = Long.toHexString(Segment.hash("", database.toString()));
        return Path.of(System.getProperty("user.home"), ".cache", "security-gate", "osv-index", name);
    }

    /** Opens the index of every source, after writing those that are missing, old or damaged. */
    Map<String, Segment> update(List<OsvSource> all, ScanContext context) throws IOException {
        Map<String, OsvSource> byName = new LinkedHashMap<>();
        all.forEach(source -> byName.put(source.name(), source));
        sources = byName;
        Map<String, Segment> segments = new LinkedHashMap<>();
        try (FileChannel channel = lockFile();
                FileLock lock = lock(channel, context)) {
            for (OsvSource source : all) {
                segments.put(source.name(), current(source, context));
            }
            removeOthers();
        } catch (IOException | RuntimeException e) {
            for (Segment segment : segments.values()) {
                segment.close();
            }
            throw e;
        }
        return segments;
    }

    /** Writes the index of a source anew, because the one there is damaged. */
    Segment rebuilt(String name, ScanContext context) throws IOException {
        try (FileChannel channel = lockFile();
                FileLock lock = lock(channel, context)) {
            return written(sources.get(name), context);
        }
    }

    private Segment current(OsvSource source, ScanContext context) throws IOException {
        Path file = file(source);
        if (Files.exists(file)) {
            try {
                Segment segment = Segment.open(file);
                if (segment.summary().source().equals(source.fingerprint())) {
                    return segment;
                }
                segment.close();
            } catch (IOException e) {
                // Whatever is wrong with it, a new one is right.
                context.progress().accept(e.getMessage() + "; writing it anew");
            }
        }
        return written(source, context);
    }

    private Segment written(OsvSource source, ScanContext context) throws IOException {
        context.progress().accept("indexing vulnerabilities of " + source.name());
        SegmentWriter.write(source, file(source), context);
        return Segment.open(file(source));
    }

    private Path file(OsvSource source) {
        return folder.resolve(Long.toHexString(Segment.hash("", source.name())) + EXTENSION);
    }

    /** Removes indexes of sources that are gone, and what an interrupted run left. */
    private void removeOthers() throws IOException {
        Set<Path> used = new HashSet<>();
        sources.values().forEach(source -> used.add(file(source)));
        List<Path> others;
        try (Stream<Path> files = Files.list(folder)) {
            others = files.filter(file -> file.toString().contains(EXTENSION) && !used.contains(file))
                    .toList();
        }
        for (Path other : others) {
            Files.deleteIfExists(other);
        }
    }

    private FileChannel lockFile() throws IOException {
        return FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Waits for the lock, which another process or another thread of this one may hold. */
    private static FileLock lock(FileChannel channel, ScanContext context) throws IOException {
        while (true) {
            context.checkCancelled();
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            context.progress().accept("waiting for another scan that indexes the vulnerabilities");
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("the scan was interrupted");
            }
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
