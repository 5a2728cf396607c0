package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads the layers of one archive in the order in which they lie there. */
final class LayerReader {
    private static final int MAX_ENTRIES = 5_000_000;
    private static final int MAX_DEPENDENCIES = 1_000_000;
    private static final int MAX_FILE = 64 << 20;
    private static final long MAX_KEPT = 256L << 20;

    private final ScanContext context;
    private final Map<String, LayerContent> layers = new HashMap<>();
    private long kept;
    private int dependencies;

    LayerReader(ScanContext context) {
        this.context = context;
    }

    /** The layers with these names, by name. */
    Map<String, LayerContent> read(ImageArchive archive, Set<String> names) throws IOException {
        archive.forEach(context, (entry, name, content) -> {
            if (names.contains(name) && entry.isFile()) {
                context.progress().accept("layer " + (layers.size() + 1) + " of " + names.size());
                layers.put(name, layer(name, entry.getSize(), content));
            }
        });
        return layers;
    }

    private LayerContent layer(String name, long size, InputStream stored) throws IOException {
        MessageDigest digest = Sha256.start();
        try (InputStream in = new DigestInputStream(
                        new InflationLimit(Compression.undone(new Unclosed(stored)), name, size), digest);
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            Draft draft = new Draft(name);
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                draft.add(entry, tar);
            }
            in.transferTo(OutputStream.nullOutputStream());
            return new LayerContent("sha256:" + Sha256.end(digest), draft.files, draft.manifests, draft.hidden);
        } catch (BadImageException e) {
            throw e;
        } catch (IOException e) {
            throw new BadImageException(name, "the layer is no tar archive, or a damaged one: " + e.getMessage(), e);
        }
    }

    /** Collects what matters of one layer. */
    private final class Draft {
        private static final String WHITEOUT = ".wh.";
        private static final String OPAQUE = ".wh..wh..opq";

        private final String layer;
        private final Map<String, byte[]> files = new HashMap<>();
        private final Map<String, LayerManifest> manifests = new HashMap<>();
        private final Set<String> hidden = new HashSet<>();
        private int entries;

        Draft(String layer) {
            this.layer = layer;
        }

        void add(TarArchiveEntry entry, InputStream content) throws IOException {
            context.checkCancelled();
            entries++;
            if (entries > MAX_ENTRIES) {
                throw new BadImageException(layer, "the layer has more than " + MAX_ENTRIES + " entries");
            }
            String path = EntryName.normalised(entry.getName());
            String last = EntryName.last(path);
            if (last.equals(OPAQUE)) {
                hidden.add(EntryName.normalised(EntryName.folder(path)));
            } else if (last.startsWith(WHITEOUT)) {
                hidden.add(EntryName.folder(path) + last.substring(WHITEOUT.length()));
            } else if (PackageFiles.concerned(path) && !entry.isDirectory()) {
                replace(path, entry, content);
            } else if (entry.isSymbolicLink() || entry.isLink()) {
                hidden.add(path);
                manifests.remove(path);
            } else if (entry.isFile()) {
                manifest(path, content);
            }
        }

        private void manifest(String path, InputStream content) throws IOException {
            ManifestReader reader = LayerManifest.reader(path).orElse(null);
            if (reader == null) {
                return;
            }
            hidden.add(path);
            manifests.remove(path);
            LayerManifest manifest = LayerManifest.read(reader, path, new Unclosed(content), context);
            dependencies += manifest.dependencies().size() + manifest.notes().size();
            if (dependencies > MAX_DEPENDENCIES) {
                throw new BadImageException(layer, "the image names more than " + MAX_DEPENDENCIES + " packages");
            }
            if (!manifest.isEmpty()) {
                manifests.put(path, manifest);
            }
        }

        private void replace(String path, TarArchiveEntry entry, InputStream content) throws IOException {
            boolean link = entry.isSymbolicLink() || entry.isLink();
            if (link && PackageFiles.mustNotBeLink(path)) {
                throw new BadImageException(layer, path + " is a link; packages behind links cannot be read");
            }
            hidden.add(path);
            files.remove(path);
            if (!link && PackageFiles.read(path)) {
                files.put(path, bytes(path, entry.getSize(), content));
            } else if (PackageFiles.noticed(path)) {
                files.put(path, new byte[0]);
            }
        }

        private byte[] bytes(String path, long size, InputStream content) throws IOException {
            kept += size;
            if (size > MAX_FILE || kept > MAX_KEPT) {
                throw new BadImageException(
                        layer,
                        path + " is too large: at most " + MAX_FILE + " bytes of a file about packages and " + MAX_KEPT
                                + " of all of them are read");
            }
            return content.readAllBytes();
        }
    }
}
