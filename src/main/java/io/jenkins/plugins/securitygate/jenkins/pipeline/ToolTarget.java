package io.jenkins.plugins.securitygate.jenkins.pipeline;

import io.jenkins.plugins.securitygate.scanner.tool.ScanTarget;
import java.util.List;
import java.util.stream.Stream;

/** What the parameters of a step say that a tool scans. */
final class ToolTarget {
    private ToolTarget() {}

    /**
     * The target; the workspace when all are empty.
     *
     * @param folder folder within the workspace
     * @param file file within the workspace
     * @param image image reference
     * @param url address of a running application
     * @throws IllegalArgumentException when more than one is named, or one is not what it should be
     */
    static ScanTarget of(String folder, String file, String image, String url) {
        if (Stream.of(folder, file, image, url).filter(text -> !text.isEmpty()).count() > 1) {
            throw new IllegalArgumentException("name one of 'target', 'file', 'image' and 'url', not several");
        }
        if (!image.isEmpty()) {
            return ScanTarget.image(image);
        }
        if (!url.isEmpty()) {
            return ScanTarget.url(url);
        }
        if (!file.isEmpty()) {
            return ScanTarget.file(within(file));
        }
        return folder.isEmpty() ? ScanTarget.wholeFolder() : ScanTarget.folder(within(folder));
    }

    private static String within(String text) {
        String path = text.replace('\\', '/');
        if (path.startsWith("/")
                || path.matches("[A-Za-z]:.*")
                || List.of(path.split("/")).contains("..")) {
            throw new IllegalArgumentException(
                    "'" + path + "' points out of the workspace; name the target relative to it");
        }
        return path;
    }
}
