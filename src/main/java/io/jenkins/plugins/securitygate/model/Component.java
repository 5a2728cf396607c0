package io.jenkins.plugins.securitygate.model;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A package that a build contains or uses.
 *
 * @param purl canonical package URL (package-url specification), empty when the source gives none that is valid
 * @param name name with its namespace as people write it, for example {@code org.slf4j:slf4j-api}
 * @param version empty when unknown
 * @param licenses SPDX ids or expressions, else the words of the source
 * @param path file that names the package, empty when unknown
 * @param scope how the build uses it
 * @param origins what each scan says of it, empty where one scan alone stands for it
 */
public record Component(
        String purl,
        String name,
        String version,
        List<String> licenses,
        String path,
        Scope scope,
        List<Origin> origins) {
    // Before NONE, which is made by it.
    private static final Memo<String> CANONICAL = new Memo<>(Component::canonical);

    public static final Component NONE = new Component("", "", "", List.of(), "", Scope.UNKNOWN);

    /** How a build uses a component. */
    public enum Scope {
        DIRECT,
        TRANSITIVE,
        DEVELOPMENT,
        UNKNOWN
    }

    /**
     * What one scan says of a component.
     *
     * @param scan id of the scan
     * @param path file that names the package, empty when unknown
     * @param licenses in the words of the scan
     * @param scope how the build uses it
     */
    public record Origin(String scan, String path, List<String> licenses, Scope scope) {
        public Origin {
            path = Location.of(path, 0).path();
            licenses = List.copyOf(licenses);
        }
    }

    /** Qualifiers that say where a package was got, or what is so anyway, but not which one it is. */
    private static final Pattern INCIDENTAL =
            Pattern.compile("type=jar|(checksum|download_url|file_name|repository_url|vcs_url)=.*");

    /** A component of which one scan alone speaks. */
    public Component(String purl, String name, String version, List<String> licenses, String path, Scope scope) {
        this(purl, name, version, licenses, path, scope, List.of());
    }

    public Component {
        purl = CANONICAL.of(Texts.bounded(purl, Texts.SHORT));
        name = Texts.bounded(name, Texts.SHORT);
        version = Texts.bounded(version, Texts.SHORT);
        licenses = licenses == null ? List.of() : List.copyOf(licenses);
        path = Location.of(path, 0).path();
        scope = scope == null ? Scope.UNKNOWN : scope;
        origins = List.copyOf(origins);
    }

    /** A component of which only the package URL, name and version are known. */
    public static Component of(String purl, String name, String version) {
        return new Component(purl, name, version, List.of(), "", Scope.UNKNOWN);
    }

    /** The same component with what this scan says of it written down, unless origins are there already. */
    public Component statedBy(String scan) {
        return origins.isEmpty()
                ? new Component(
                        purl, name, version, licenses, path, scope, List.of(new Origin(scan, path, licenses, scope)))
                : this;
    }

    /** Every file that names the package, each once. */
    public List<String> paths() {
        return Stream.concat(Stream.of(path), origins.stream().map(Origin::path))
                .filter(file -> !file.isEmpty())
                .distinct()
                .toList();
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

    /**
     * What is equal for the same package in the same version, however a scan writes its package URL; name and version where
     * there is no purl.
     */
    public String key() {
        if (purl.isEmpty()) {
            return "component:" + name + "@" + version;
        }
        int mark = purl.indexOf('?');
        String plain = mark < 0 ? purl : purl.substring(0, mark) + qualifiers(purl.substring(mark + 1));
        return switch (ecosystem()) {
            case "pypi" -> {
                int at = plain.indexOf('@');
                int end = at < 0 ? plain.length() : at;
                yield plain.substring(0, end).replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT) + plain.substring(end);
            }
            case "nuget" -> plain.toLowerCase(Locale.ROOT);
            default -> plain;
        };
    }

    private static String qualifiers(String text) {
        int hash = text.indexOf('#');
        String written = hash < 0 ? text : text.substring(0, hash);
        String kept = Stream.of(written.split("&"))
                .filter(qualifier -> !INCIDENTAL.matcher(qualifier).matches())
                .reduce("", (all, next) -> all + (all.isEmpty() ? "?" : "&") + next);
        return kept + (hash < 0 ? "" : text.substring(hash));
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
