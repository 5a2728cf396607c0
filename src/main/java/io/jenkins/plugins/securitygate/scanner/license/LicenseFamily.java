package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Licences whose texts are the same, whatever a package says about later versions. */
final class LicenseFamily {
    private LicenseFamily() {}

    /** What licences have in common that differ in version or clauses: the beginnings of their ids. */
    static Set<String> kinds(Stream<LicenseExpression> expressions) {
        return expressions
                .flatMap(LicenseExpression::licenses)
                .map(license -> license.id().replaceFirst("-.*", ""))
                .collect(Collectors.toSet());
    }

    /** The ids in an expression, without what tells "only" from "or later". */
    static Set<String> of(LicenseExpression expression) {
        return expression
                .licenses()
                .map(license -> license.id().replaceFirst("-(only|or-later)$", ""))
                .collect(Collectors.toSet());
    }
}
