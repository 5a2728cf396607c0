package io.jenkins.plugins.securitygate.model;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.List;

/**
 * A package that a build contains or uses.
 *
 * @param purl canonical package URL (package-url specification), empty when the source gives none that is valid
 * @param name name with its namespace as people write it, for example {@code org.slf4j:slf4j-api}
 * @param version empty when unknown
 * @param licenses SPDX ids or expressions, else the words of the source
 * @param path file that names the package, empty when unknown
 * @param scope how the build uses it
 */
public record Component(String purl, String name, String version, List<String> licenses, String path, Scope scope) {
    public static final Component NONE = new Component("", "", "", List.of(), "", Scope.UNKNOWN);

    /** How a build uses a component. */
    public enum Scope {
        DIRECT,
        TRANSITIVE,
        DEVELOPMENT,
        UNKNOWN
    }

    public Component {
        purl = canonical(Texts.bounded(purl, Texts.SHORT));
        name = Texts.bounded(name, Texts.SHORT);
        version = Texts.bounded(version, Texts.SHORT);
        licenses = licenses == null ? List.of() : List.copyOf(licenses);
        path = Location.of(path, 0).path();
        scope = scope == null ? Scope.UNKNOWN : scope;
    }

    /** A component of which only the package URL, name and version are known. */
    public static Component of(String purl, String name, String version) {
        return new Component(purl, name, version, List.of(), "", Scope.UNKNOWN);
    }

    public boolean isKnown() {
        return !name.isEmpty() || !purl.isEmpty();
    }

    /** The purl's type such as {@code maven} or {@code npm}, empty without a purl. */
    public String ecosystem() {
        int slash = purl.indexOf('/');
        return slash < 0 ? "" : purl.substring("pkg:".length(), slash);
    }

    /** The package URL without version, qualifiers and subpath; the name where there is no purl. */
    public String identity() {
        if (purl.isEmpty()) {
            return name;
        }
        int end = purl.length();
        for (char mark : new char[] {'#', '?'}) {
            int at = purl.indexOf(mark);
            end = at >= 0 && at < end ? at : end;
        }
        // A version follows the last '@' after the last '/'; a namespace's '@' is percent-encoded in a canonical purl.
        int at = purl.lastIndexOf('@', end - 1);
        return purl.substring(0, at > purl.indexOf('/') ? at : end);
    }

    private static String canonical(String purl) {
        if (purl.isEmpty()) {
            return "";
        }
        try {
            return new PackageURL(purl).canonicalize();
        } catch (MalformedPackageURLException e) {
            return "";
        }
    }
}
