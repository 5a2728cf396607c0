package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.report.JsonCursor;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the package at fault. SARIF has no place for it, so tools hide it in a logical location, in properties or in
 * the message.
 */
final class PackageClues {
    private static final Set<String> NAMES = Set.of("component", "componentName", "package", "packageName");
    private static final Set<String> VERSIONS = Set.of("componentVersion", "packageVersion", "installedVersion");
    private static final Pattern TRIVY = Pattern.compile("(?m)^Package: (\\S+)\\s+Installed Version: (\\S+)");
    private static final Pattern TRIVY_FIX = Pattern.compile("(?m)^Fixed Version: (\\S.*)$");
    private static final Pattern GRYPE = Pattern.compile(
            "reports (\\S{1,300}) at version (\\S{1,300}) +which is a vulnerable \\((?:[^)]{1,50})\\) package");

    private final JsonCursor cursor;
    private String name = "";
    private String version = "";
    private String purl = "";

    PackageClues(JsonCursor cursor) {
        this.cursor = cursor;
    }

    void clear() {
        name = "";
        version = "";
        purl = "";
    }

    /** Looks at a property of the result. */
    void property(String property) throws IOException {
        if (!cursor.isText()) {
            return;
        }
        if (NAMES.contains(property)) {
            name = cursor.text();
        } else if (VERSIONS.contains(property)) {
            version = cursor.text();
        } else if (property.equals("purl")) {
            purl = cursor.text();
        }
    }

    /** The package, {@link Component#NONE} when there is no clue. */
    Component component(String logicalName, String message) {
        String url = purl.isEmpty() && logicalName.startsWith("pkg:") ? logicalName : purl;
        if (!url.isEmpty()) {
            return Component.of(url, name.isEmpty() ? nameIn(url) : name, version.isEmpty() ? versionIn(url) : version);
        }
        if (!name.isEmpty()) {
            return Component.of("", name, version);
        }
        for (Pattern pattern : new Pattern[] {TRIVY, GRYPE}) {
            Matcher found = pattern.matcher(message);
            if (found.find()) {
                return Component.of("", found.group(1), found.group(2));
            }
        }
        return Component.NONE;
    }

    /** The versions that repair it as the message lists them, empty when it does not. */
    static String fixedVersions(String message) {
        Matcher found = TRIVY_FIX.matcher(message);
        return found.find() ? found.group(1) : "";
    }

    private static String nameIn(String url) {
        String path = url.substring(url.indexOf('/') + 1);
        int end = path.lastIndexOf('@');
        return end > 0 ? path.substring(0, end) : path;
    }

    private static String versionIn(String url) {
        String bare = url.split("[?#]", 2)[0];
        int at = bare.lastIndexOf('@');
        return at > bare.lastIndexOf('/') ? bare.substring(at + 1) : "";
    }
}
