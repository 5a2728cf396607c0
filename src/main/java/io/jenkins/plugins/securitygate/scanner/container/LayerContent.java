package io.jenkins.plugins.securitygate.scanner.container;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one layer says about packages.
 *
 * @param diffId digest of the layer without compression, with the algorithm
 * @param files contents by path; empty for files of which only the existence matters
 * @param hidden paths of lower layers that this one deletes or replaces, with all that is below them
 */
record LayerContent(String diffId, Map<String, byte[]> files, Set<String> hidden) {
    /** The files as a container sees them. */
    static SortedMap<String, byte[]> merged(List<LayerContent> fromLowest) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (LayerContent layer : fromLowest) {
            layer.hidden.forEach(path -> files.keySet().removeIf(file -> PackageFiles.within(file, path)));
            files.putAll(layer.files);
        }
        return files;
    }
}
