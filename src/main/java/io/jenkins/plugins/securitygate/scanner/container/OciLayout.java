package io.jenkins.plugins.securitygate.scanner.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.scanner.ImageReference;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The images of an archive in the OCI image layout. Of an image for several platforms one is taken: linux/amd64, else
 * the first whose manifest is in the archive.
 */
final class OciLayout {
    static final String NAME = "index.json";
    private static final String PREFERRED = "linux/amd64";
    private static final String CONTAINERD_NAME = "io.containerd.image.name";
    private static final String REFERENCE_NAME = "org.opencontainers.image.ref.name";
    private static final int MAX_DEPTH = 4;

    private final ArchiveIndex index;
    private final ScanContext context;

    OciLayout(ArchiveIndex index, ScanContext context) {
        this.index = index;
        this.context = context;
    }

    List<SavedImage> images() throws IOException {
        List<SavedImage> images = new ArrayList<>();
        for (JsonNode entry : chosen(NAME, index.json(NAME))) {
            String digest = entry.path("digest").asText();
            collect(entry, new Name(names(entry), digest), images, 0);
        }
        return images;
    }

    /** How the archive's own index calls an image. */
    private record Name(List<String> references, String digest) {}

    private void collect(JsonNode entry, Name name, List<SavedImage> images, int depth) throws IOException {
        String blob = blob(entry);
        JsonNode json = index.json(blob);
        if (json.has("manifests")) {
            if (depth == MAX_DEPTH) {
                throw new BadImageException(blob, "indexes are nested deeper than " + MAX_DEPTH);
            }
            for (JsonNode inner : chosen(blob, json)) {
                collect(inner, name, images, depth + 1);
            }
            return;
        }
        List<String> layers = new ArrayList<>();
        for (JsonNode layer : json.path("layers")) {
            layers.add(blob(layer));
        }
        images.add(SavedImage.read(index, name.references(), name.digest(), blob(json.path("config")), layers));
    }

    private List<JsonNode> chosen(String place, JsonNode json) throws IOException {
        List<JsonNode> present = new ArrayList<>();
        for (JsonNode entry : json.path("manifests")) {
            boolean has = index.has(blob(entry));
            if (!has && !entry.has("platform")) {
                throw new BadImageException(blob(entry), "is not in the archive");
            }
            if (has && !isAttestation(entry)) {
                present.add(entry);
            }
        }
        if (present.isEmpty()) {
            throw new BadImageException(place, "no image that it names is in the archive");
        }
        List<String> platforms =
                present.stream().map(OciLayout::platform).distinct().toList();
        String platform = platforms.contains(PREFERRED) ? PREFERRED : platforms.get(0);
        if (platforms.size() > 1) {
            context.progress().accept("scanning " + platform + " of " + String.join(", ", platforms));
        }
        return present.stream()
                .filter(entry -> platform(entry).equals(platform))
                .toList();
    }

    private static boolean isAttestation(JsonNode entry) {
        return entry.path("annotations")
                .path("vnd.docker.reference.type")
                .asText()
                .equals("attestation-manifest");
    }

    private static String platform(JsonNode entry) {
        JsonNode platform = entry.path("platform");
        return platform.path("os").asText() + "/"
                + platform.path("architecture").asText();
    }

    private static List<String> names(JsonNode entry) {
        JsonNode annotations = entry.path("annotations");
        String full = annotations.path(CONTAINERD_NAME).asText();
        String name = full.isEmpty() ? annotations.path(REFERENCE_NAME).asText() : full;
        // The annotation of the OCI layout is often the tag alone, which names no image.
        boolean reference = ImageReference.parse(name).isPresent() && (name.contains("/") || name.contains(":"));
        return reference ? List.of(name) : List.of();
    }

    private static String blob(JsonNode descriptor) throws BadImageException {
        String digest = descriptor.path("digest").asText();
        int colon = digest.indexOf(':');
        if (colon < 0) {
            throw new BadImageException(NAME, "'" + digest + "' is no digest of a blob");
        }
        return "blobs/" + digest.substring(0, colon) + "/" + digest.substring(colon + 1);
    }
}
