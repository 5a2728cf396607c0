package io.jenkins.plugins.securitygate.scanner.container;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What one layer says about packages.
 *
 * @param diffId digest of the layer without compression, with the algorithm
 * @param files contents by path; empty for files of which only the existence matters
 * @param manifests what files say of the packages of programming languages, by path
 * @param hidden paths of lower layers that this one deletes or replaces, with all that is below them
 */
record LayerContent(
        String diffId, Map<String, byte[]> files, Map<String, LayerManifest> manifests, Set<String> hidden) {
    /** The first character after the slash. */
    private static final char AFTER_SLASH = '/' + 1;

    /**
     * The files as a container sees them.
     *
     * @param part the files of a layer that are asked for
     */
    static <T> SortedMap<String, T> merged(List<LayerContent> fromLowest, Function<LayerContent, Map<String, T>> part) {
        SortedMap<String, T> files = new TreeMap<>();
        for (LayerContent layer : fromLowest) {
            layer.hidden.forEach(path -> hide(files, path));
            files.putAll(part.apply(layer));
        }
        return files;
    }

    private static void hide(SortedMap<String, ?> files, String path) {
        if (path.isEmpty()) {
            files.clear();
        } else {
            files.remove(path);
            files.subMap(path + '/', path + AFTER_SLASH).clear();
        }
    }
}
