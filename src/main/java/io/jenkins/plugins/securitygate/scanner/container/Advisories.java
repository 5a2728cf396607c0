package io.jenkins.plugins.securitygate.scanner.container;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the advisories about packages of a distribution stand, in the words of the OSV schema. Red Hat and SUSE publish them
 * by product, and an image does not tell of which product a package is: then all of those that images are made of.
 */
final class Advisories {
    /** Ubuntu supports every fourth release longer, that of April in even years. */
    private static final Pattern LONG_TERM = Pattern.compile("\\d[02468]\\.04");
    /** A release of Alpine, unlike {@code 3.21.0_alpha20240807}, which names its rolling branch. */
    private static final Pattern ALPINE = Pattern.compile("(\\d+\\.\\d+)(?:\\.\\d+)?");

    private static final List<String> RED_HAT = List.of(
            "baseos", "appstream", "crb", "highavailability", "nfv", "realtime", "resilientstorage", "sap", "sap_hana");
    private static final List<String> RED_HAT_7 = List.of("server", "client", "computenode", "workstation");
    private static final List<String> SUSE = List.of(
            "Server %s",
            "Server %s-LTSS",
            "Module for Basesystem %s",
            "Module for Server Applications %s",
            "Module for Development Tools %s",
            "Module for Web and Scripting %s",
            "Module for Containers %s",
            "Module for Python 3 %s",
            "Module for Public Cloud %s",
            "Module for Legacy %s");
    private static final Map<String, String> BY_MAJOR =
            Map.of("rocky", "Rocky Linux:", "almalinux", "AlmaLinux:", "mageia", "Mageia:");

    private Advisories() {}

    /** The ecosystems of a distribution, at least one; a word of our own for what the schema does not know. */
    static List<String> of(Distribution distribution) {
        String version = distribution.version();
        String major = version.replaceFirst("\\..*", "");
        return switch (distribution.id()) {
            case "" -> List.of("an unknown distribution");
            case "debian" -> List.of("Debian:" + version);
            case "ubuntu" -> List.of("Ubuntu:" + version + (LONG_TERM.matches(version) ? ":LTS" : ""));
            case "alpine" -> List.of(alpine(version));
            case "wolfi" -> List.of("Wolfi");
            case "chainguard" -> List.of("Chainguard");
            case "rocky", "almalinux", "mageia" -> List.of(BY_MAJOR.get(distribution.id()) + major);
            case "rhel" -> redHat(major);
            case "sles", "sle_hpc" -> suse(version);
            case "opensuse-leap" -> List.of("openSUSE:Leap " + version);
            case "opensuse-tumbleweed" -> List.of("openSUSE:Tumbleweed");
            case "openEuler" -> List.of("openEuler:" + openEuler(distribution.release()));
            default -> List.of(distribution.qualifier());
        };
    }

    private static String alpine(String version) {
        Matcher release = ALPINE.matcher(version);
        return release.matches() ? "Alpine:v" + release.group(1) : "Alpine:edge";
    }

    private static List<String> redHat(String major) {
        List<String> products = major.equals("7") ? RED_HAT_7 : RED_HAT;
        return products.stream()
                .map(product -> "Red Hat:enterprise_linux:" + major + "::" + product)
                .toList();
    }

    /** SUSE writes {@code 15.5} as {@code 15 SP5}. */
    private static List<String> suse(String version) {
        String release = version.replace(".", " SP");
        return SUSE.stream()
                .map(product -> "SUSE:Linux Enterprise " + product.formatted(release))
                .toList();
    }

    /** {@code 24.03 (LTS-SP1)} is {@code 24.03-LTS-SP1} in advisories. */
    private static String openEuler(String release) {
        return Stream.of(release.split("[ ()]+"))
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + "-" + b)
                .orElse("");
    }
}
