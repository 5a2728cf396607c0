package io.jenkins.plugins.securitygate.scanner.container;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What matters of one layer.
 *
 * @param diffId digest of the layer without compression, with the algorithm
 * @param files which tell what system is installed, by path
 * @param manifests what files say of the packages of programming languages, by path
 * @param privileged modes of executables that run with the rights of their owner or group, by path
 * @param secrets found in files, complete once all layers were read
 * @param owned files that belong to packages
 * @param paths all its files and links
 * @param hidden paths of lower layers that this one deletes or replaces, with all that is below them
 * @param notes what was not read
 */
record LayerContent(
        String diffId,
        Map<String, SystemFile> files,
        Map<String, LayerManifest> manifests,
        Map<String, Integer> privileged,
        Queue<FileSecret> secrets,
        OwnedFiles owned,
        PathSet paths,
        Set<String> hidden,
        List<Note> notes) {
    /** The first character after the slash. */
    private static final char AFTER_SLASH = '/' + 1;

    /**
     * Something that was not read.
     *
     * @param path of the file
     */
    record Note(String path, String message) {}

    /**
     * The files as a container sees them.
     *
     * @param part the files of a layer that are asked for
     */
    static <T> SortedMap<String, T> merged(List<LayerContent> fromLowest, Function<LayerContent, Map<String, T>> part) {
        SortedMap<String, T> files = new TreeMap<>();
        for (LayerContent layer : fromLowest) {
            layer.hidden.forEach(path -> hide(files, path));
            files.keySet().removeIf(layer.paths::contains);
            files.putAll(part.apply(layer));
        }
        return files;
    }

    /** Whether the layer has a file of its own in place of a lower layer's. */
    boolean replaces(String path) {
        return paths.contains(path);
    }

    /** Whether a container sees nothing of a lower layer's file, because this one deletes it or a folder above it. */
    boolean deletes(String path) {
        for (String at = path; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            if (hidden.contains(at)) {
                return true;
            }
        }
        return hidden.contains("");
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
