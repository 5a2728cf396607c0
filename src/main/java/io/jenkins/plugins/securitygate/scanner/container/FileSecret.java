package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.model.Finding;
import java.util.Comparator;

/**
 * A secret in a file of a layer.
 *
 * @param path of the file
 * @param line 1-based
 * @param identity tells it from other secrets in the same file, without its value
 * @param finding without place
 */
record FileSecret(String path, int line, String identity, Finding.Builder finding) {
    static final Comparator<FileSecret> IN_ORDER = Comparator.comparing(FileSecret::path)
            .thenComparingInt(FileSecret::line)
            .thenComparing(FileSecret::identity);
}
