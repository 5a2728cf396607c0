package io.jenkins.plugins.securitygate.export;

import java.net.URI;
import java.net.URISyntaxException;

/** Texts of a report as URI references (RFC 3986). */
final class UriText {
    private UriText() {}

    /** A path with what may not stand in a URI percent-encoded; a drive letter becomes a {@code file:} URI. */
    static String path(String path) {
        try {
            boolean drive = path.length() > 1 && path.charAt(1) == ':';
            URI uri = drive ? new URI("file", "", "/" + path, null) : new URI(null, null, relative(path), null);
            return uri.toASCIIString();
        } catch (URISyntaxException e) {
            return "unreadable-path";
        }
    }

    /** A colon in the first segment would make a scheme of it (RFC 3986, section 4.2). */
    private static String relative(String path) {
        int colon = path.indexOf(':');
        int slash = path.indexOf('/');
        return colon >= 0 && (slash < 0 || colon < slash) ? "./" + path : path;
    }

    /** An address as it is; empty when it is no valid http or https URI. */
    static String web(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web ? uri.toASCIIString() : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /** A text as one part of a query, in UTF-8. */
    static String component(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
