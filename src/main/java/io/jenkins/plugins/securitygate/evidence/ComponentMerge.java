package io.jenkins.plugins.securitygate.evidence;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Origin;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Makes one component of all that scans say of one package in one version: who lists packages knows how they are used, who
 * looks at licences knows these. What each scan said is kept as an {@link Origin}. Merging what is merged changes nothing.
 */
public final class ComponentMerge {
    /** What is said of a use, the most serious first: one use in the product outweighs any in its tests. */
    private static final List<Scope> BY_WEIGHT =
            List.of(Scope.DIRECT, Scope.TRANSITIVE, Scope.UNKNOWN, Scope.DEVELOPMENT);

    private final Set<String> licenseScans;

    private ComponentMerge(Evidence evidence) {
        licenseScans = evidence.scans().stream()
                .filter(scan -> scan.kinds().equals(Set.of(ScanKind.LICENSE)))
                .map(Scan::id)
                .collect(Collectors.toSet());
    }

    /** The same evidence with each package once; components without a package URL stay as they are. */
    public static Evidence merged(Evidence evidence) {
        ComponentMerge merge = new ComponentMerge(evidence);
        Map<String, List<Component>> packages = new LinkedHashMap<>();
        for (Component component : evidence.components()) {
            String key = component.purl().isEmpty() ? component.key() + " " + component.path() : component.key();
            packages.computeIfAbsent(key, absent -> new ArrayList<>()).add(component);
        }
        return evidence.withComponents(
                packages.values().stream().map(merge::one).toList());
    }

    private Component one(List<Component> same) {
        List<Origin> origins = same.stream()
                .flatMap(component -> component.origins().stream())
                .distinct()
                .toList();
        // Without origins nobody knows whose words they are; evidence of an earlier version is left as it is.
        if (origins.isEmpty()) {
            return same.get(0);
        }
        Component first = same.stream()
                .filter(component -> component.origins().stream().noneMatch(this::isOfLicenseScan))
                .findFirst()
                .orElse(same.get(0));
        return new Component(
                first.purl(), first.name(), first.version(), licenses(origins), first.path(), scope(origins), origins);
    }

    private boolean isOfLicenseScan(Origin origin) {
        return licenseScans.contains(origin.scan());
    }

    /** A scan of licences says nothing about the use of a package. */
    private Scope scope(List<Origin> origins) {
        return origins.stream()
                .filter(Predicate.not(this::isOfLicenseScan))
                .map(Origin::scope)
                .min(Comparator.comparingInt(BY_WEIGHT::indexOf))
                .orElse(Scope.UNKNOWN);
    }

    /** All that is said, since sources that disagree must both be heard; words that mean nothing give way to a licence scan. */
    private List<String> licenses(List<Origin> origins) {
        Set<String> texts = new LinkedHashSet<>();
        boolean understood = origins.stream()
                .filter(this::isOfLicenseScan)
                .flatMap(origin -> origin.licenses().stream())
                .anyMatch(text -> LicenseNames.read(text).isPresent());
        for (Origin origin : origins) {
            for (String text : origin.licenses()) {
                Optional<LicenseExpression> expression = LicenseNames.read(text);
                if (expression.isPresent() || !understood || isOfLicenseScan(origin)) {
                    texts.add(expression.map(LicenseExpression::toString).orElse(text));
                }
            }
        }
        return List.copyOf(texts);
    }
}
