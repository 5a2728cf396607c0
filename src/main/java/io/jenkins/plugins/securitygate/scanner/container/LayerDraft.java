package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.archive.Unclosed;
import io.jenkins.plugins.securitygate.scanner.container.LayerContent.Note;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Collects what matters of one layer while it is read. */
final class LayerDraft {
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final int PRIVILEGED = 06000;
    private static final int EXECUTABLE = 0111;
    private static final int MODE = 07777;

    private final String layer;
    private final ScanContext context;
    private final LayerLimits limits;
    private final LayerTexts texts;
    private final OwnedFiles owned = new OwnedFiles();
    private final SystemFileReader system = new SystemFileReader(owned);
    private final Map<String, SystemFile> files = new HashMap<>();
    private final Map<String, LayerManifest> manifests = new HashMap<>();
    private final Map<String, Integer> privileged = new HashMap<>();
    private final PathSet paths = new PathSet();
    private final Set<String> hidden = new HashSet<>();
    private final List<Note> notes = new ArrayList<>();

    /**
     * @param layer its name in errors
     * @param texts searches its files for secrets
     */
    LayerDraft(String layer, ScanContext context, LayerLimits limits, LayerTexts texts) {
        this.layer = layer;
        this.context = context;
        this.limits = limits;
        this.texts = texts;
    }

    void add(TarArchiveEntry entry, InputStream content) throws IOException {
        context.checkCancelled();
        limits.entry(layer);
        String path = EntryName.normalised(entry.getName());
        String last = EntryName.last(path);
        if (last.equals(OPAQUE)) {
            hidden.add(EntryName.normalised(EntryName.folder(path)));
        } else if (last.startsWith(WHITEOUT)) {
            hidden.add(EntryName.folder(path) + last.substring(WHITEOUT.length()));
        } else if (!entry.isDirectory()) {
            paths.add(path);
            privileges(path, entry);
            file(path, entry, content);
        }
    }

    /** @param diffId digest of all that was read */
    LayerContent finished(String diffId) {
        return new LayerContent(
                diffId, files, manifests, privileged, texts.found(), owned, paths, hidden, List.copyOf(notes));
    }

    private void privileges(String path, TarArchiveEntry entry) {
        int mode = entry.getMode() & MODE;
        boolean runs = entry.isFile() || entry.isLink();
        if (runs && (mode & PRIVILEGED) != 0 && (mode & EXECUTABLE) != 0) {
            privileged.put(path, mode);
        } else {
            privileged.remove(path);
        }
    }

    private void file(String path, TarArchiveEntry entry, InputStream content) throws IOException {
        if (PackageFiles.concerned(path)) {
            replace(path, entry, content);
        } else if (entry.isSymbolicLink() || entry.isLink()) {
            hidden.add(path);
            manifests.remove(path);
        } else if (PackageFiles.listsFiles(path)) {
            system.list(path, content);
        } else if (PackageFiles.pending(path) && entry.getSize() > 0) {
            notes.add(new Note(
                    path,
                    "the database of RPM was not closed, so packages may be missing or too many; run"
                            + " 'rpm -qa' as the last step of the image's build"));
        } else if (entry.isFile()) {
            body(path, entry.getSize(), content);
        }
    }

    private void body(String path, long size, InputStream content) throws IOException {
        ManifestReader reader = LayerManifest.reader(path).orElse(null);
        if (reader == null) {
            texts.search(path, size, content);
            return;
        }
        hidden.add(path);
        manifests.remove(path);
        LayerManifest manifest;
        try (InputStream searched = texts.searched(path, size, content)) {
            manifest = LayerManifest.read(reader, path, size, new Unclosed(searched), context);
        }
        limits.dependencies(layer, manifest.size());
        if (!manifest.isEmpty()) {
            manifests.put(path, manifest);
        }
    }

    private void replace(String path, TarArchiveEntry entry, InputStream content) throws IOException {
        boolean link = entry.isSymbolicLink() || entry.isLink();
        if (link && PackageFiles.mustNotBeLink(path, EntryName.normalised(entry.getLinkName()))) {
            throw new BadImageException(layer, path + " is a link; packages behind links cannot be read");
        }
        hidden.add(path);
        files.remove(path);
        if (!link && PackageFiles.read(path)) {
            SystemFile file = system.read(path, entry.getSize(), content);
            limits.dependencies(
                    layer,
                    file instanceof SystemFile.Entries entries
                            ? entries.paragraphs().size()
                            : 0);
            files.put(path, file);
        }
    }
}
