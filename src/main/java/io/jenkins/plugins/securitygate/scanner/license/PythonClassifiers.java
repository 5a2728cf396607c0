package io.jenkins.plugins.securitygate.scanner.license;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import java.util.ArrayList;
import java.util.List;

/** What Python packages say beside the licence field. */
final class PythonClassifiers {
    static final String PREFIX = "License :: ";

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

    /** The field where it is understood; a whole licence text in it is recognised; else the classifiers. */
    static List<String> better(String field, List<String> classifiers) {
        if (LicenseNames.read(field).isPresent()) {
            return List.of(field);
        }
        List<String> recognised = LicenseTexts.in(field).stream()
                .map(match -> match.expression().toString())
                .toList();
        if (!recognised.isEmpty()) {
            return recognised;
        }
        return classifiers.isEmpty() ? List.of(field.lines().findFirst().orElse("")) : classifiers;
    }
}
