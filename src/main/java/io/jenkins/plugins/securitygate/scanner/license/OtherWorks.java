package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What files of several works say of the licences of some of them, as sentences and as lists. */
final class OtherWorks {
    private static final Pattern SENTENCE =
            Pattern.compile("(?i)\\b(?:artifacts?|components?|files?|libraries|modules?) "
                    + "(?:is|are) (?:available |distributed |licen[sc]ed |made available |provided |released )?"
                    + "(?:under (?:the )?(?:terms of (?:the )?)?)?((?:[^.:;]|\\.(?=\\d)){2,60})(?:[.:;]|$| https?:)");
    /** The Apache Software Foundation has one licence for all that it publishes. */
    private static final Pattern APACHE_SOFTWARE =
            Pattern.compile("(?i)(?:contains|includes) software developed (?:by|at) the Apache Software Foundation");

    private static final LicenseExpression APACHE =
            LicenseNames.read("Apache-2.0").orElseThrow();
    /** A line of the lists that Maven's licence plugin writes: licences, the name, and coordinates with the address. */
    private static final Pattern LINE = Pattern.compile("(?m)^ *\\(.* \\([\\w.-]+:[\\w.-]+:[\\w.-]+ - .*$");

    private static final Pattern FIRST_IN_PARENTHESES =
            Pattern.compile("\\G *\\(((?:[^()]{1,100}+|\\([^()]{0,100}+\\)){1,10})\\)");

    private OtherWorks() {}

    /** The licences that a paragraph names so. */
    static List<LicenseExpression> in(String paragraph) {
        List<LicenseExpression> found = new ArrayList<>();
        String text = paragraph.replaceAll("\\s+", " ");
        SENTENCE.matcher(text).results().forEach(names -> found.addAll(LicenseReferences.sentence(names.group(1))));
        if (APACHE_SOFTWARE.matcher(text).find()) {
            found.add(APACHE);
        }
        LINE.matcher(paragraph)
                .results()
                .flatMap(line -> FIRST_IN_PARENTHESES.matcher(line.group()).results())
                .forEach(name -> found.addAll(LicenseReferences.listed(name.group(1))));
        return found;
    }
}
