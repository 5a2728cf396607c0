package io.jenkins.plugins.securitygate.scanner.container;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One image of an archive.
 *
 * @param names references under which it was saved, none when it has no name
 * @param digest of its manifest or index with the algorithm, empty when unknown
 * @param settings how its containers run
 * @param layers from the lowest to the uppermost
 */
record SavedImage(List<String> names, String digest, ImageSettings settings, List<Layer> layers) {

    /**
     * A layer.
     *
     * @param entry name of its file in the archive
     * @param diffId digest of its content without compression, with the algorithm
     */
    record Layer(String entry, String diffId) {}

    /**
     * Reads an image.
     *
     * @param config name of the configuration's entry
     * @param layers names of the layers' entries
     * @throws BadImageException when the configuration or a layer is missing, or they do not fit together
     */
    static SavedImage read(ArchiveIndex index, List<String> names, String digest, String config, List<String> layers)
            throws IOException {
        JsonNode json = index.json(config);
        JsonNode diffIds = json.path("rootfs").path("diff_ids");
        if (diffIds.size() != layers.size()) {
            throw new BadImageException(
                    config, "names " + diffIds.size() + " layers, but the manifest " + layers.size());
        }
        List<Layer> found = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            if (!index.has(layers.get(i))) {
                throw new BadImageException(layers.get(i), "this layer is not in the archive");
            }
            found.add(new Layer(index.resolved(layers.get(i)), diffIds.get(i).asText()));
        }
        return new SavedImage(List.copyOf(names), digest, ImageSettings.of(json.path("config")), List.copyOf(found));
    }

    /**
     * What people call the image, without tag and digest, so that a finding stays the same when the next build gives the
     * image another tag.
     *
     * @param archive name of the archive's file, which stands for an image without a name
     */
    String title(String archive) {
        if (names.isEmpty()) {
            return archive;
        }
        String name = names.get(0);
        int digestAt = name.indexOf('@');
        String tagged = digestAt < 0 ? name : name.substring(0, digestAt);
        int tag = tagged.lastIndexOf(':');
        return tag > tagged.lastIndexOf('/') ? tagged.substring(0, tag) : tagged;
    }
}
