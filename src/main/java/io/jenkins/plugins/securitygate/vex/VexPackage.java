package io.jenkins.plugins.securitygate.vex;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.jenkins.plugins.securitygate.model.Component;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A product or a part of one, under all names that a document gives it: package URLs, ids, names.
 *
 * @param names never empty but for {@link #NONE}
 */
record VexPackage(Set<String> names) {
    static final VexPackage NONE = new VexPackage(Set.of());

    VexPackage {
        names = Set.copyOf(names);
    }

    /** The package of these names, of which those that are empty are left out. */
    static VexPackage of(String... names) {
        Set<String> known = new LinkedHashSet<>();
        for (String name : names) {
            if (name != null && !name.isBlank()) {
                known.add(name.strip());
            }
        }
        return known.isEmpty() ? NONE : new VexPackage(known);
    }

    /** Whether one of its package URLs names the component. Other names are not compared, since they are ambiguous. */
    boolean covers(Component component) {
        return parsed(component.purl())
                .filter(candidate -> urls().stream().anyMatch(url -> matches(url, candidate)))
                .isPresent();
    }

    /** Whether it is one of these products; package URLs are compared as such, other names as they are. */
    boolean isOneOf(Set<String> products) {
        return products.stream().anyMatch(this::isNamed);
    }

    boolean isNamed(String product) {
        return !product.isEmpty()
                && (names.contains(product)
                        || parsed(product)
                                .filter(candidate -> urls().stream().anyMatch(url -> matches(url, candidate)))
                                .isPresent());
    }

    /** Whether one of its package URLs has a version. */
    boolean namesVersion() {
        return urls().stream().anyMatch(url -> url.getVersion() != null);
    }

    /** The same package in one version. */
    VexPackage withVersion(String version) {
        List<String> versioned = new ArrayList<>();
        for (PackageURL url : urls()) {
            try {
                versioned.add(new PackageURL(
                                url.getType(),
                                url.getNamespace(),
                                url.getName(),
                                version,
                                url.getQualifiers() == null ? null : new TreeMap<>(url.getQualifiers()),
                                url.getSubpath())
                        .canonicalize());
            } catch (MalformedPackageURLException e) {
                throw new IllegalStateException("a package URL with another version is no package URL: " + url, e);
            }
        }
        return of(versioned.toArray(String[]::new));
    }

    private List<PackageURL> urls() {
        List<PackageURL> urls = new ArrayList<>();
        names.forEach(name -> parsed(name).ifPresent(urls::add));
        return urls;
    }

    /** The version, the qualifiers and the subpath that the pattern has must be those of the candidate. */
    private static boolean matches(PackageURL pattern, PackageURL candidate) {
        return pattern.getType().equals(candidate.getType())
                && Objects.equals(pattern.getNamespace(), candidate.getNamespace())
                && pattern.getName().equals(candidate.getName())
                && (pattern.getVersion() == null || pattern.getVersion().equals(candidate.getVersion()))
                && (pattern.getSubpath() == null || pattern.getSubpath().equals(candidate.getSubpath()))
                && qualifiers(candidate)
                        .entrySet()
                        .containsAll(qualifiers(pattern).entrySet());
    }

    private static Map<String, String> qualifiers(PackageURL url) {
        return url.getQualifiers() == null ? Map.of() : url.getQualifiers();
    }

    private static Optional<PackageURL> parsed(String text) {
        if (!text.startsWith("pkg:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PackageURL(text));
        } catch (MalformedPackageURLException e) {
            return Optional.empty();
        }
    }
}
