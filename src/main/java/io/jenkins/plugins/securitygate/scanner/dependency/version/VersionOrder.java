package io.jenkins.plugins.securitygate.scanner.dependency.version;

import java.util.Comparator;

/**
 * The order of the versions of one ecosystem: a total order of all texts, in which those that are no versions stand in
 * some place of their own. Versions that the ecosystem takes for the same compare as equal.
 */
@FunctionalInterface
public interface VersionOrder extends Comparator<String> {
    /**
     * The order of an ecosystem.
     *
     * @param ecosystem in the words of the OSV schema; the release behind a colon, as in {@code Debian:12}, does not count
     */
    static VersionOrder of(String ecosystem) {
        int colon = ecosystem.indexOf(':');
        return switch (colon < 0 ? ecosystem : ecosystem.substring(0, colon)) {
            case "Maven" -> new MavenOrder();
            case "PyPI" -> new Pep440Order();
            case "RubyGems" -> new RubyGemsOrder();
            case "Packagist" -> new ComposerOrder();
            case "NuGet" -> new NugetOrder();
            case "Pub" -> new PubOrder();
            case "Debian", "Ubuntu", "Echo" -> new DebianOrder();
            case "AlmaLinux", "Mageia", "openEuler", "openSUSE", "Red Hat", "Rocky Linux", "SUSE" -> new RpmOrder();
            case "Alpine", "Chainguard", "MinimOS", "Wolfi" -> new AlpineOrder();
            default -> new SemverOrder();
        };
    }
}
