package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.archive.Unclosed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads single layers, on any thread. */
final class LayerReader {
    private final ScanContext context;
    private final TextSearch secrets;
    private final LayerLimits limits = new LayerLimits();

    /** @param secrets {@code null} when files are not searched for secrets */
    LayerReader(ScanContext context, TextSearch secrets) {
        this.context = context;
        this.secrets = secrets;
    }

    /**
     * Reads a layer to its end.
     *
     * @param size of what is stored
     * @param stored the layer as it lies in the archive, which stays open
     * @throws BadImageException when it is no layer, or damaged
     */
    LayerContent read(String name, long size, InputStream stored) throws IOException {
        MessageDigest digest = Sha256.start();
        try (InputStream in = new HashedStream(
                        new InflationLimit(Compression.undone(new Unclosed(stored)), name, size), digest);
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            LayerDraft draft = new LayerDraft(name, context, limits, new LayerTexts(secrets));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                draft.add(entry, tar);
            }
            in.transferTo(OutputStream.nullOutputStream());
            return draft.finished("sha256:" + Sha256.end(digest));
        } catch (BadImageException e) {
            throw e;
        } catch (IOException e) {
            throw new BadImageException(name, "the layer is no tar archive, or a damaged one: " + e.getMessage(), e);
        }
    }
}
