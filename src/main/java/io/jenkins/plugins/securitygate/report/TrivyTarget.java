package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.ScanKind;
import java.util.List;

/**
 * What one result of a Trivy report is about.
 *
 * @param name as Trivy names it: a lock file, a file, or an image with its operating system in brackets
 * @param type Trivy's {@code Class}, such as {@code os-pkgs}; empty in schema 1
 * @param image name of the scanned image without tag, empty when no image was scanned
 * @param resource Kubernetes resource, empty when no cluster was scanned
 */
record TrivyTarget(String name, String type, String image, String resource) {
    /** Names that stand for all packages of a language found anywhere, not for a file. */
    private static final List<String> COLLECTIONS =
            List.of("Java", "Node.js", "Python", "Ruby", "Conda", "OS Packages", "Loose File License(s)");

    /**
     * Packages of an image's operating system are repaired by another base image, so they are {@code container}; every
     * other package is repaired in the build that brought it, so it is {@code dependency}, inside an image too.
     */
    ScanKind kind() {
        return switch (type) {
            case "config" -> ScanKind.CONFIGURATION;
            case "secret" -> ScanKind.SECRET;
            case "license", "license-file" -> ScanKind.LICENSE;
            default -> hasSystemPackages() && isImage() ? ScanKind.CONTAINER : ScanKind.DEPENDENCY;
        };
    }

    boolean isImage() {
        return !image.isEmpty() || type.isEmpty() && hasSystemPackages() || !resource.isEmpty();
    }

    private boolean hasSystemPackages() {
        return type.equals("os-pkgs") || type.isEmpty() && name.endsWith(")");
    }

    /** What a finding is about beside its file: the resource, the image, the system; empty when the file says it all. */
    String subject() {
        if (!resource.isEmpty()) {
            return resource;
        }
        if (!image.isEmpty() || !hasSystemPackages()) {
            return image;
        }
        int system = name.lastIndexOf(" (");
        return Images.name(system < 0 ? name : name.substring(0, system));
    }

    /** The file that the result is about, empty when it is not one. */
    String file() {
        boolean whole =
                hasSystemPackages() || !resource.isEmpty() || Images.name(name).equals(image);
        return whole || COLLECTIONS.contains(name) ? "" : name;
    }
}
