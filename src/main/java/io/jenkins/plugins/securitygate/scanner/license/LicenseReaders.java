package io.jenkins.plugins.securitygate.scanner.license;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which file is read how, by its path. */
final class LicenseReaders {
    private static final Map<Pattern, LicenseReader> ALL = new LinkedHashMap<>();

    static {
        add("package\\.json", LicenseReader.of(JsonLicenses::npm));
        add("composer\\.json", LicenseReader.of(JsonLicenses::composer));
        add("cargo\\.toml", LicenseReader.of(TomlLicenses::cargo));
        add("go\\.mod", LicenseReader.of(TextLicenses::go));
        add("pyproject\\.toml", LicenseReader.of(TomlLicenses::python));
        add("pom\\.xml|.+\\.pom", LicenseReader.of(XmlLicenses::maven));
        add(".+\\.nuspec", LicenseReader.of(XmlLicenses::nuget));
        add("(.+\\.(dist|egg)-info/)(metadata|pkg-info)|pkg-info", LicenseReader.of(TextLicenses::python));
        add("setup\\.cfg", LicenseReader.of(TextLicenses::setup));
        add(".+\\.gemspec", LicenseReader.of(TextLicenses::gem));
        add("(debian/|doc/[^/]+/)copyright", LicenseReader.of(TextLicenses::debian));
        add(".+\\.(jar|war|ear|hpi)", JarLicenses::read);
    }

    private LicenseReaders() {}

    private static void add(String names, LicenseReader reader) {
        ALL.put(Pattern.compile("(?i)(.*/)?(" + names + ")"), reader);
    }

    /** The reader of a file, empty when the file declares no licence. */
    static Optional<LicenseReader> of(String path) {
        return ALL.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
