package io.jenkins.plugins.securitygate.report;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import java.util.List;
import java.util.Map;

/** Makes package URLs of packages that a report names by ecosystem, name and version. */
public final class Purls {
    /** Purl types of the ecosystems of the OSV schema; those of distributions need more than a name. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("crates.io", "cargo"),
            Map.entry("Go", "golang"),
            Map.entry("Hex", "hex"),
            Map.entry("Maven", "maven"),
            Map.entry("npm", "npm"),
            Map.entry("NuGet", "nuget"),
            Map.entry("Packagist", "composer"),
            Map.entry("Pub", "pub"),
            Map.entry("PyPI", "pypi"),
            Map.entry("RubyGems", "gem"));

    private Purls() {}

    /** The package URL, empty when the ecosystem has none or the name is not one of it. */
    public static String ofEcosystem(String ecosystem, String name, String version) {
        String type = TYPES.get(ecosystem);
        return type == null ? "" : of(type, type.equals("maven") ? name.replace(':', '/') : name, version);
    }

    /**
     * The package URL, empty when it would not be valid.
     *
     * @param name with its namespace before the last slash
     * @param version may be empty
     */
    public static String of(String type, String name, String version) {
        int slash = name.lastIndexOf('/');
        try {
            return new PackageURL(
                            type,
                            slash < 0 ? null : name.substring(0, slash),
                            name.substring(slash + 1),
                            version.isEmpty() ? null : version,
                            null,
                            null)
                    .canonicalize();
        } catch (MalformedPackageURLException e) {
            return "";
        }
    }

    /**
     * The component that a package URL names.
     *
     * @param purl as the report has it; one that is not valid is left out
     * @param name for a component without a valid package URL
     * @param version for a package URL without one
     * @param path file that names the package, may be empty
     */
    static Component component(String purl, String name, String version, String path) {
        String fullName = name;
        String fullVersion = version;
        try {
            PackageURL parsed = new PackageURL(purl);
            String separator = parsed.getType().equals("maven") ? ":" : "/";
            fullName = parsed.getNamespace() == null
                    ? parsed.getName()
                    : parsed.getNamespace() + separator + parsed.getName();
            fullVersion = parsed.getVersion() == null ? version : parsed.getVersion();
        } catch (MalformedPackageURLException e) {
            // Then the component is known by its name alone.
        }
        return new Component(purl, fullName, fullVersion, List.of(), path, Scope.UNKNOWN);
    }
}
