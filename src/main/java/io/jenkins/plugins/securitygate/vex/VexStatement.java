package io.jenkins.plugins.securitygate.vex;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One statement about one vulnerability in one product.
 *
 * @param vulnerability its identifiers, lower case
 * @param product what it is about, or the product whose part it is about
 * @param part the part of the product, {@link VexPackage#NONE} when it is about the whole product
 * @param state why the vulnerability does not count, {@code null} when it does or nobody knows yet
 * @param reason why, as the author puts it, may be empty
 * @param made when; {@link Instant#MIN} when it is not known
 */
record VexStatement(
        Set<String> vulnerability,
        VexPackage product,
        VexPackage part,
        Suppression.State state,
        String reason,
        Instant made) {
    VexStatement {
        vulnerability = vulnerability.stream()
                .map(VexStatement::key)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Identifiers are the same in upper and lower case. */
    static String key(String identifier) {
        return identifier.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether it is about a finding, whose vulnerability the caller compares. A claim that a version is repaired needs a
     * version: without one it would cover the versions that are not.
     *
     * @param products what the build is or makes, as the documents name it
     */
    boolean covers(Finding finding, Set<String> products) {
        if (state == Suppression.State.RESOLVED && !part.namesVersion() && !product.namesVersion()) {
            return false;
        }
        boolean whole = product.isOneOf(products) || product.isNamed(finding.target());
        Component component = finding.component();
        return part.equals(VexPackage.NONE)
                ? whole || product.covers(component)
                : part.covers(component) && (whole || product.equals(VexPackage.NONE));
    }
}
