package io.jenkins.plugins.securitygate.scanner.container;

import java.util.function.Consumer;

/** The files that belong to packages of the operating system, as its databases tell. */
final class OwnedFiles {
    private static final String MERGED = "usr/";

    private final PathSet paths = new PathSet();

    void add(String path) {
        paths.add(canonical(path));
    }

    boolean contains(String path) {
        return paths.contains(canonical(path));
    }

    /** Databases may name {@code /bin/su} what is {@code usr/bin/su} where both folders are one. */
    private static String canonical(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        return relative.startsWith(MERGED) ? relative.substring(MERGED.length()) : relative;
    }

    /** Takes the lines of apk's database: a folder, then the names of the files in it. */
    Consumer<String> ofApk() {
        String[] folder = {""};
        return line -> {
            if (line.startsWith("F:")) {
                folder[0] = line.substring(2);
            } else if (line.startsWith("R:")) {
                add(folder[0].isEmpty() ? line.substring(2) : folder[0] + "/" + line.substring(2));
            }
        };
    }
}
