package io.jenkins.plugins.securitygate.scanner.tool;

import io.jenkins.plugins.securitygate.scanner.ImageReference;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * What one run of a tool looks at. Its text can stand anywhere on a command line: it never looks like an option.
 *
 * @param kind what the text is
 * @param value a path relative to the scanned folder, an image reference or an address
 */
public record ScanTarget(TargetKind kind, String value) implements Serializable {
    private static final Pattern ABSOLUTE = Pattern.compile("/|[A-Za-z]:/");

    /** The scanned folder itself. */
    public static ScanTarget wholeFolder() {
        return new ScanTarget(TargetKind.FOLDER, ".");
    }

    /**
     * A folder within the scanned one.
     *
     * @throws IllegalArgumentException when the path is empty
     */
    public static ScanTarget folder(String path) {
        return new ScanTarget(TargetKind.FOLDER, plain(path));
    }

    /**
     * A file.
     *
     * @throws IllegalArgumentException when the path is empty
     */
    public static ScanTarget file(String path) {
        return new ScanTarget(TargetKind.FILE, plain(path));
    }

    /**
     * An image in a registry or on the machine.
     *
     * @throws IllegalArgumentException when it is no image reference
     */
    public static ScanTarget image(String reference) {
        if (ImageReference.parse(reference).isEmpty()) {
            throw new IllegalArgumentException("'" + reference + "' is no image reference, such as alpine:3.20");
        }
        return new ScanTarget(TargetKind.IMAGE, reference);
    }

    /**
     * A running web application.
     *
     * @throws IllegalArgumentException when it is no http or https address
     */
    public static ScanTarget url(String address) {
        try {
            URI uri = new URI(address);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null) {
                return new ScanTarget(TargetKind.URL, address);
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + address + "' is no address: " + e.getReason(), e);
        }
        throw new IllegalArgumentException("'" + address + "' is no address of http:// or https://");
    }

    /** Whether it lies where the tool runs: a folder or a file. */
    boolean isPath() {
        return kind == TargetKind.FOLDER || kind == TargetKind.FILE;
    }

    /** The same target for a tool that is started elsewhere: a path that begins with that of the scanned folder. */
    ScanTarget within(String scanned) {
        if (!isPath() || ABSOLUTE.matcher(value).lookingAt()) {
            return this;
        }
        return new ScanTarget(kind, value.equals(".") ? scanned : scanned + "/" + value);
    }

    /** Where a tool finds files that it heeds: the folder, or the scanned one, in which it runs, for anything else. */
    String folder() {
        return kind == TargetKind.FOLDER ? value : ".";
    }

    /** The host of an address, the value itself of anything else. */
    String host() {
        return kind == TargetKind.URL ? URI.create(value).getHost() : value;
    }

    private static String plain(String path) {
        if (path.isBlank()) {
            throw new IllegalArgumentException("the path to scan is empty");
        }
        String slashes = path.replace('\\', '/');
        return slashes.startsWith("-") ? "./" + slashes : slashes;
    }
}
