package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.report.Purls;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A package that says which licences it has.
 *
 * @param type the purl's type, empty when there is none
 * @param name with its namespace before the last slash
 * @param version empty when it is not written
 * @param licenses as written; several apply together
 */
record Declaration(String type, String name, String version, List<String> licenses) {
    Declaration {
        licenses = licenses.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** A package that leaves it to its users which of the licences they take. */
    static Declaration ofChoice(String type, String name, String version, List<String> licenses) {
        List<Optional<LicenseExpression>> read =
                licenses.stream().map(LicenseNames::read).toList();
        boolean known = licenses.size() > 1 && read.stream().allMatch(Optional::isPresent);
        List<String> choice = known
                ? List.of(LicenseExpression.any(
                                read.stream().flatMap(Optional::stream).toList())
                        .toString())
                : licenses;
        return new Declaration(type, name, version, choice);
    }

    /** Whether it says which licences it has, in words that have a meaning. */
    boolean isUnderstood() {
        return LicenseNames.readAll(licenses).isPresent();
    }

    /** With those of its licences alone whose words have a meaning. */
    Declaration understood() {
        return with(licenses.stream()
                .filter(text -> LicenseNames.read(text).isPresent())
                .toList());
    }

    /** Those of the licences that are not declared already. */
    List<String> without(List<LicenseExpression> found) {
        Set<String> declared = licenses.stream()
                .flatMap(text -> LicenseNames.read(text).stream())
                .flatMap(expression -> LicenseFamily.of(expression).stream())
                .collect(Collectors.toSet());
        return found.stream()
                .filter(expression -> !declared.containsAll(LicenseFamily.of(expression)))
                .map(LicenseExpression::toString)
                .toList();
    }

    Declaration with(List<String> other) {
        return new Declaration(type, name, version, other);
    }

    /** The component with SPDX expressions where the licences are known, else with the words of the file. */
    Component component(String path) {
        List<String> expressions = licenses.stream()
                .map(text ->
                        LicenseNames.read(text).map(LicenseExpression::toString).orElse(text))
                .distinct()
                .toList();
        String shown = type.equals("maven") ? name.replace('/', ':') : name;
        return new Component(
                type.isEmpty() ? "" : Purls.of(type, name, version), shown, version, expressions, path, Scope.UNKNOWN);
    }
}
