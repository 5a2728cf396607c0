package io.jenkins.plugins.securitygate.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression.License;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Licences that a policy names. */
public final class LicenseList {
    private final Set<License> listed = new HashSet<>();

    /** @param texts SPDX ids, with or without an exception, or their known names; what is not known lists nothing */
    public LicenseList(Collection<String> texts) {
        texts.forEach(text -> LicenseNames.read(text)
                .filter(License.class::isInstance)
                .map(License.class::cast)
                .ifPresent(listed::add));
    }

    /** Whether an entry of a list is one licence, so that it means something. */
    public static boolean isEntry(String text) {
        return LicenseNames.read(text).filter(License.class::isInstance).isPresent();
    }

    /** Whether the listed licences alone suffice. */
    public boolean allows(LicenseExpression expression) {
        return expression.satisfiedBy(this::contains);
    }

    /** Whether the expression cannot be satisfied without a licence that is listed as it stands there. */
    public boolean isNeededFor(LicenseExpression expression) {
        return !expression.satisfiedBy(license -> !listed.contains(license));
    }

    /** An exception only adds permissions, and who may use later versions may use this one. */
    private boolean contains(License license) {
        License base = license.base();
        License first = new License(license.id().replaceFirst("-or-later$", "-only"), false, "");
        return listed.contains(license)
                || listed.contains(base)
                || listed.contains(first)
                || listed.contains(new License(first.id(), false, license.exception()));
    }
}
