package io.jenkins.plugins.securitygate.scanner.license;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Python packages say beside the licence field. */
final class PythonClassifiers {
    static final String PREFIX = "License :: ";

    private static final Pattern VERSION = Pattern.compile("\\d");

    private PythonClassifiers() {}

    static List<String> of(JsonNode list) {
        List<String> classifiers = new ArrayList<>();
        list.forEach(entry -> classifiers.add(entry.asText("")));
        return licenses(classifiers);
    }

    /** Those that name a licence; "OSI Approved" alone names none. */
    static List<String> licenses(List<String> classifiers) {
        return classifiers.stream()
                .filter(text -> text.startsWith(PREFIX) && !text.equals("License :: OSI Approved"))
                .toList();
    }

    /**
     * The field where it is understood; a whole licence text in it is recognised; else the classifiers. Classifiers with a
     * version say more than a field without, and may name another licence beside it.
     */
    static List<String> better(String field, List<String> classifiers) {
        List<LicenseExpression> stated = stated(field);
        if (stated.isEmpty()) {
            return classifiers.isEmpty() ? List.of(field.lines().findFirst().orElse("")) : classifiers;
        }
        List<LicenseExpression> exact = classifiers.stream()
                .filter(text -> VERSION.matcher(text).find())
                .flatMap(text -> LicenseNames.read(text).stream())
                .toList();
        boolean vague = stated.size() == 1 && LicenseReferences.isVague(stated.get(0));
        List<String> licenses = vague && !exact.isEmpty()
                ? List.of()
                : stated.stream().map(LicenseExpression::toString).toList();
        List<String> more = new Declaration("", "", "", licenses).without(exact);
        return Stream.of(licenses, more).flatMap(List::stream).toList();
    }

    private static List<LicenseExpression> stated(String field) {
        Optional<LicenseExpression> name = LicenseNames.read(field);
        return name.isPresent()
                ? List.of(name.get())
                : LicenseTexts.in(field).stream()
                        .map(LicenseTexts.Match::expression)
                        .toList();
    }
}
