package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import java.util.Set;
import java.util.stream.Collectors;

/** Licences whose texts are the same, whatever a package says about later versions. */
final class LicenseFamily {
    private LicenseFamily() {}

    /** The ids in an expression, without what tells "only" from "or later". */
    static Set<String> of(LicenseExpression expression) {
        return expression
                .licenses()
                .map(license -> license.id().replaceFirst("-(only|or-later)$", ""))
                .collect(Collectors.toSet());
    }
}
