package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.dependency.PackageList.Release;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The distribution of an operating system as its os-release file names it.
 *
 * @param id for example {@code debian}; empty when unknown
 * @param version number, or code name of one that has no number yet; empty when unknown
 * @param release the version in words, for example {@code 24.03 (LTS-SP1)}; empty when unknown
 */
record Distribution(String id, String version, String release) {
    static Distribution of(Map<String, SystemFile> files) {
        for (String path : PackageFiles.OS_RELEASE) {
            if (files.get(path) instanceof SystemFile.Release release) {
                Map<String, String> values = release.settings();
                String name = values.getOrDefault("VERSION_CODENAME", "");
                return new Distribution(
                        values.getOrDefault("ID", ""),
                        values.getOrDefault("VERSION_ID", name),
                        values.getOrDefault("VERSION", ""));
            }
        }
        return new Distribution("", "", "");
    }

    /** The namespace of its packages' URLs. */
    String namespace(String unknown) {
        return id.isEmpty() ? unknown : id;
    }

    /** The qualifier {@code distro} of its packages' URLs, empty when unknown. */
    String qualifier() {
        return id.isEmpty() || version.isEmpty() ? id : id + "-" + version;
    }

    /**
     * A package as advisories know it: those of most distributions name source packages, those of some built on RPM binary
     * ones.
     *
     * @param source empty when unknown
     * @param version of the source package
     */
    List<Release> releases(String name, String source, String version) {
        Set<String> names = new LinkedHashSet<>();
        if (!source.isEmpty()) {
            names.add(source);
        }
        if (source.isEmpty() || rpm()) {
            names.add(name);
        }
        return Advisories.of(this).stream()
                .flatMap(ecosystem -> names.stream().map(known -> new Release(ecosystem, known, version)))
                .toList();
    }

    private boolean rpm() {
        return !Set.of("debian", "ubuntu", "alpine", "wolfi", "chainguard").contains(id);
    }

    /** The settings that an os-release file makes. */
    static Map<String, String> settings(byte[] text) {
        Map<String, String> values = new HashMap<>();
        new String(text, StandardCharsets.UTF_8).lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(
                        line.substring(0, equals).strip(),
                        unquoted(line.substring(equals + 1).strip()));
            }
        });
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
