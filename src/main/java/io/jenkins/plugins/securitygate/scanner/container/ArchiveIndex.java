package io.jenkins.plugins.securitygate.scanner.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** What the first pass over an archive keeps: the names of its entries and its JSON documents. */
final class ArchiveIndex {
    /** The OCI distribution specification lets registries refuse longer manifests; in bytes. */
    private static final int MAX_DOCUMENT = 4 << 20;

    private static final int MAX_DOCUMENTS = 64 << 20;
    private static final String OCI_BLOBS = "blobs/sha256/";
    private static final int MAX_LINKS = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> files = new HashSet<>();
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, byte[]> documents = new HashMap<>();
    private long documentBytes;

    private ArchiveIndex() {}

    static ArchiveIndex of(ImageArchive archive, ScanContext context) throws IOException {
        ArchiveIndex index = new ArchiveIndex();
        archive.forEach(context, index::add);
        return index;
    }

    private void add(TarArchiveEntry entry, String name, InputStream content) throws IOException {
        if (entry.isSymbolicLink()) {
            links.put(name, EntryName.normalised(EntryName.folder(name) + entry.getLinkName()));
        } else if (entry.isLink()) {
            links.put(name, EntryName.normalised(entry.getLinkName()));
        } else if (entry.isFile()) {
            files.add(name);
            if (entry.getSize() <= MAX_DOCUMENT) {
                keepDocument(name, content);
            }
        }
    }

    private void keepDocument(String name, InputStream content) throws IOException {
        int first = content.read();
        if (first != '{' && first != '[') {
            return;
        }
        byte[] rest = content.readNBytes(MAX_DOCUMENT);
        byte[] whole = new byte[rest.length + 1];
        whole[0] = (byte) first;
        System.arraycopy(rest, 0, whole, 1, rest.length);
        documentBytes += whole.length;
        if (documentBytes > MAX_DOCUMENTS) {
            throw new BadImageException("the JSON documents of the archive have more than " + MAX_DOCUMENTS + " bytes");
        }
        documents.put(name, whole);
    }

    /** Whether the archive has such a file, or a link to one. */
    boolean has(String name) {
        return files.contains(resolved(name));
    }

    /** The file that a name means: itself, or where links lead. */
    String resolved(String name) {
        String at = EntryName.normalised(name);
        for (int i = 0; i < MAX_LINKS && links.containsKey(at); i++) {
            at = links.get(at);
        }
        return at;
    }

    /**
     * A JSON document of the archive.
     *
     * @throws BadImageException when there is no such entry, or it is damaged or not JSON
     */
    JsonNode json(String name) throws IOException {
        String file = resolved(name);
        if (!files.contains(file)) {
            throw new BadImageException(name, "is not in the archive");
        }
        byte[] document = documents.get(file);
        if (document == null) {
            throw new BadImageException(name, "is not a JSON document of at most " + MAX_DOCUMENT + " bytes");
        }
        if (file.startsWith(OCI_BLOBS) && !file.substring(OCI_BLOBS.length()).equals(Sha256.of(document))) {
            throw new BadImageException(name, "is damaged: its content does not have the digest that is its name");
        }
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new BadImageException(name, "is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }
}
