package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The licences of Creative Commons, which are named by what they demand. */
final class CreativeCommons {
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://(?:www\\.)?creativecommons\\.org/licenses/(by(?:-nc)?(?:-sa|-nd)?)/(\\d\\.\\d)(?:/.*)?");
    private static final Pattern NAME = Pattern.compile(
            "(?i)Creative Commons (\\d\\.\\d )?Attributions?"
                    + "((?:[- ](?:Non-?Commercial|Share-?Alike|No-?Deriv(?:ative)?s)){0,4}),?(?: (?:v\\.? ?|version )?(\\d\\.\\d))?");

    private CreativeCommons() {}

    /** The licence whose text is at an address; empty when it is none of these. */
    static Optional<LicenseExpression> at(String address) {
        Matcher commons = ADDRESS.matcher(address);
        return commons.matches()
                ? LicenseNames.read("CC-" + commons.group(1) + "-" + commons.group(2))
                : Optional.empty();
    }

    /** Those that are named with a version in a text of one line. */
    static List<LicenseExpression> named(String line) {
        return NAME.matcher(line)
                .results()
                .flatMap(name -> LicenseNames.read(id(name)).stream())
                .toList();
    }

    private static String id(MatchResult name) {
        String version = name.group(1) == null ? name.group(3) : name.group(1).strip();
        String terms = name.group(2)
                .toLowerCase(Locale.ROOT)
                .replaceAll("non-?commercial", "NC")
                .replaceAll("share-?alike", "SA")
                .replaceAll("no-?deriv(ative)?s", "ND")
                .replace(' ', '-');
        return "CC-BY" + terms + "-" + version;
    }
}
