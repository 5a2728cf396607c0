package io.jenkins.plugins.securitygate.scanner.license;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
     * version say more than a field without, and those of another kind name a licence beside it.
     */
    static List<String> better(String field, List<String> classifiers) {
        List<LicenseExpression> stated = stated(field);
        if (stated.isEmpty()) {
            return classifiers.isEmpty() ? List.of(field.lines().findFirst().orElse("")) : classifiers;
        }
        List<LicenseExpression> exact =
                read(classifiers, text -> VERSION.matcher(text).find());
        boolean vague = stated.size() == 1 && LicenseReferences.isVague(field, stated.get(0));
        List<LicenseExpression> own = vague && !exact.isEmpty() ? List.of() : stated;
        Set<String> kinds = LicenseFamily.kinds(Stream.concat(own.stream(), exact.stream()));
        List<LicenseExpression> others = read(
                        classifiers, text -> !VERSION.matcher(text).find())
                .stream()
                .filter(other -> !kinds.containsAll(LicenseFamily.kinds(Stream.of(other))))
                .toList();
        List<String> licenses = own.stream().map(LicenseExpression::toString).toList();
        List<String> more = new Declaration("", "", "", licenses)
                .without(Stream.concat(exact.stream(), others.stream()).toList());
        return Stream.of(licenses, more).flatMap(List::stream).toList();
    }

    private static List<LicenseExpression> read(List<String> classifiers, Predicate<String> wanted) {
        return classifiers.stream()
                .filter(wanted)
                .flatMap(text -> LicenseNames.read(text).stream())
                .toList();
    }

    private static List<LicenseExpression> stated(String field) {
        Optional<LicenseExpression> name = LicenseNames.read(field);
        if (name.isPresent()) {
            return List.of(name.get());
        }
        // Sentences in a field are often about something else; what fills several lines is a licence file's content.
        List<LicenseTexts.Match> matches =
                field.lines().count() > 1 ? LicenseTexts.named(field) : LicenseTexts.in(field);
        return matches.stream().map(LicenseTexts.Match::expression).toList();
    }
}
