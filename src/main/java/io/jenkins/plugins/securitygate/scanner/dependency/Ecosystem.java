package io.jenkins.plugins.securitygate.scanner.dependency;

import io.jenkins.plugins.securitygate.report.Purls;
import java.util.Locale;

/** Where packages come from, with the names that the OSV schema and the package URL specification give it. */
public enum Ecosystem {
    CARGO("crates.io", "cargo"),
    COMPOSER("Packagist", "composer"),
    CONAN("ConanCenter", "conan"),
    GEM("RubyGems", "gem"),
    GO("Go", "golang"),
    HEX("Hex", "hex"),
    MAVEN("Maven", "maven"),
    NPM("npm", "npm"),
    NUGET("NuGet", "nuget"),
    PUB("Pub", "pub"),
    PYPI("PyPI", "pypi"),
    SWIFT("SwiftURL", "swift");

    private final String osv;
    private final String purlType;

    Ecosystem(String osv, String purlType) {
        this.osv = osv;
        this.purlType = purlType;
    }

    /** The name in the OSV schema. */
    public String osv() {
        return osv;
    }

    /**
     * The package URL, empty when the name is not one of the ecosystem.
     *
     * @param name as people of the ecosystem write it, a Maven group and artifact with a colon between
     * @param version may be empty
     */
    public String purl(String name, String version) {
        return Purls.of(purlType, this == MAVEN ? name.replace(':', '/') : name, version);
    }

    /** The name in the form in which equal names are equal texts. */
    public String normalised(String name) {
        return normalised(osv, name);
    }

    /**
     * The name in the form in which equal names are equal texts.
     *
     * @param ecosystem in the words of the OSV schema
     */
    public static String normalised(String ecosystem, String name) {
        return switch (ecosystem) {
            case "PyPI" -> name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
            case "NuGet", "Packagist", "SwiftURL" -> name.toLowerCase(Locale.ROOT);
            default -> name;
        };
    }
}
