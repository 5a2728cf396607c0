package io.jenkins.plugins.securitygate.license;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of licence texts, of which there are several for one text: with and without "www", an ending, a last slash. */
final class LicenseAddresses {
    private static final Pattern START = Pattern.compile("^https?://(www\\.)?");
    private static final Pattern END = Pattern.compile("(/|\\.(txt|html?|php|md))+$");
    /** Sites that name a licence's page by its id. */
    private static final Pattern BY_ID = Pattern.compile("(?:opensource\\.org/licen[sc]es?|spdx\\.org/licen[sc]es?"
            + "|choosealicense\\.com/licen[sc]es|projects\\.eclipse\\.org/licen[sc]es?|eclipse\\.org/legal"
            + "|gnu\\.org/licen[sc]es(?:/old-licen[sc]es)?|repository\\.jboss\\.org/licen[sc]es)/([^/]+)");

    private LicenseAddresses() {}

    static boolean isAddress(String text) {
        return START.matcher(text).find();
    }

    /** What the addresses of one text have in common. */
    static String key(String address) {
        String lower = address.strip().toLowerCase(Locale.ROOT);
        return END.matcher(START.matcher(lower).replaceFirst("")).replaceFirst("");
    }

    /** The id that is in an address. */
    static Optional<String> id(String address) {
        Matcher matcher = BY_ID.matcher(key(address));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
