package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.ScanContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The layers of an archive, of which every byte is decompressed once. One that is compressed as a whole is read in one go,
 * before it is known which layers the images have; of any other, those are read that are needed, several at a time.
 */
final class ArchiveLayers {
    private final ScanContext context;
    private final LayerReader reader;
    private final ArchiveIndex index = new ArchiveIndex();
    private final Map<String, LayerContent> read = new HashMap<>();
    private final Map<String, BadImageException> failed = new HashMap<>();

    ArchiveLayers(ScanContext context, LayerReader reader) {
        this.context = context;
        this.reader = reader;
    }

    /** Reads the archive as far as needed to know its images. */
    ArchiveIndex index(ImageArchive archive) throws IOException {
        archive.forEach(context, entry -> {
            Optional<InputStream> content = index.add(entry);
            if (content.isPresent() && entry.stored() == null) {
                readNow(entry, content.get());
            }
        });
        return index;
    }

    /** What is no layer, or a damaged one, matters only if an image needs it. */
    private void readNow(ImageArchive.Entry entry, InputStream content) throws IOException {
        context.progress().accept("layer " + (read.size() + 1));
        read.remove(entry.name());
        failed.remove(entry.name());
        try {
            read.put(entry.name(), reader.read(entry.name(), entry.size(), content));
        } catch (BadImageException e) {
            failed.put(entry.name(), e);
        }
    }

    /** The layers with these names, by name. */
    Map<String, LayerContent> read(SortedSet<String> names) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.max(1, Math.min(names.size(), Runtime.getRuntime().availableProcessors())), ArchiveLayers::thread);
        try {
            Map<String, Future<LayerContent>> layers = new HashMap<>();
            for (String name : names) {
                StoredPart stored = index.stored(name);
                if (stored != null) {
                    layers.put(name, threads.submit(() -> {
                        context.progress().accept("layer " + name);
                        try (InputStream in = stored.open()) {
                            return reader.read(name, stored.size(), in);
                        }
                    }));
                }
            }
            for (String name : names) {
                read.put(name, layers.containsKey(name) ? finished(layers.get(name)) : readAlready(name));
            }
            return read;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "image layer scan");
        thread.setDaemon(true);
        return thread;
    }

    private LayerContent readAlready(String name) throws BadImageException {
        if (failed.containsKey(name)) {
            throw failed.get(name);
        }
        if (!read.containsKey(name)) {
            throw new BadImageException(name, "the layer is no tar archive");
        }
        return read.get(name);
    }

    private static LayerContent finished(Future<LayerContent> layer) throws IOException {
        try {
            return layer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the scan was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            }
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
