package io.jenkins.plugins.securitygate.scanner.license;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which file is read how, by its path. */
final class LicenseReaders {
    private static final Map<Pattern, LicenseReader> ALL = new LinkedHashMap<>();

    static {
        add("package\\.json", JsonLicenses::npm);
        add("composer\\.json", JsonLicenses::composer);
        add("cargo\\.toml", TomlLicenses::cargo);
        add("go\\.mod", TextLicenses::go);
        add("pyproject\\.toml", TomlLicenses::python);
        add("pom\\.xml|.+\\.pom", XmlLicenses::maven);
        add(".+\\.nuspec", XmlLicenses::nuget);
        add("(.+\\.(dist|egg)-info/)(metadata|pkg-info)|pkg-info", TextLicenses::python);
        add("setup\\.cfg", TextLicenses::setup);
        add(".+\\.gemspec", TextLicenses::gem);
        add("(debian/|doc/[^/]+/)copyright", TextLicenses::debian);
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
