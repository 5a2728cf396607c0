package io.jenkins.plugins.securitygate.scanner.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.securitygate.scanner.archive.Unclosed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the first look at an archive keeps: the names of its entries and its JSON documents. */
final class ArchiveIndex {
    /** The OCI distribution specification lets registries refuse longer manifests; in bytes. */
    private static final int MAX_DOCUMENT = 4 << 20;

    private static final int MAX_DOCUMENTS = 32 << 20;
    private static final String OCI_BLOBS = "blobs/sha256/";
    private static final int MAX_LINKS = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> files = new HashSet<>();
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, StoredPart> stored = new HashMap<>();
    private final Map<String, byte[]> documents = new HashMap<>();
    private long documentBytes;

    /**
     * Takes one entry of the archive.
     *
     * @return the content, unless it was a JSON document
     */
    Optional<InputStream> add(ImageArchive.Entry entry) throws IOException {
        if (!entry.link().isEmpty()) {
            links.put(entry.name(), entry.link());
            return Optional.empty();
        }
        files.add(entry.name());
        if (entry.stored() != null) {
            stored.put(entry.name(), entry.stored());
        }
        byte[] first = entry.content().readNBytes(1);
        InputStream rest = entry.content();
        if (first.length == 0 || entry.size() > MAX_DOCUMENT || first[0] != '{' && first[0] != '[') {
            return Optional.of(new SequenceInputStream(new ByteArrayInputStream(first), new Unclosed(rest)));
        }
        keepDocument(entry.name(), first[0], rest);
        return Optional.empty();
    }

    private void keepDocument(String name, byte first, InputStream content) throws IOException {
        byte[] rest = content.readNBytes(MAX_DOCUMENT);
        byte[] whole = new byte[rest.length + 1];
        whole[0] = first;
        System.arraycopy(rest, 0, whole, 1, rest.length);
        documentBytes += whole.length;
        if (documentBytes > MAX_DOCUMENTS) {
            throw new BadImageException("the JSON documents of the archive have more than " + MAX_DOCUMENTS + " bytes");
        }
        documents.put(name, whole);
    }

    /** Where a file's content can be read again; {@code null} when nowhere. */
    StoredPart stored(String file) {
        return stored.get(file);
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
