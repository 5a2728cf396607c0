package io.jenkins.plugins.securitygate.scanner.configuration;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.report.SecretDigest;

/** Tells by its name whether a setting holds a secret, and keeps secrets out of snippets. */
public final class SecretWords {
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(?:^|[^a-z])(?:[a-z0-9]+[-_.])*(?:[a-z]*passw(?:or)?d|[a-z]*passphrase|pwd|[a-z]*secret"
                    + "|[a-z]*token|credentials?|(?:api|access|private|secret|account|auth|encryption|signing)[-_.]?key)s?(?:[-_.](?:key|value|base64))?$");

    // A name, a file or a life time of a secret is none.
    private static final Pattern HARMLESS = Pattern.compile("(?i)(?:^|[-_.])public[-_.]|max[-_.]?tokens?$");

    // Words in capitals, such as API_KEY_VALUE, stand for a value that is put in later.
    private static final Pattern REFERENCE = Pattern.compile(
            "^\\s*$|^\\$|^<[^>]*>$|^\\*+$|^(?i:true|false|yes|no|null|none)$|^/|^\\d{1,3}$|^[A-Z]+(?:_[A-Z]+){2,}$");

    private static final Pattern ASSIGNED = Pattern.compile(
            "(?i)((?:passw(?:or)?d|passphrase|pwd|secret|token|credential|authorization|key)[a-z_]*[\"']?"
                    + "(?:\\s*[=:]\\s*|\\s+)(?:(?:bearer|basic)\\s+)?)(\"[^\"]*\"?|'[^']*'?|[^\\s\"';&|]+)");
    private static final Pattern USER_INFO = Pattern.compile("(://[^\\s/:@]*:)([^\\s/@]+)@");
    private static final Pattern USER_OPTION =
            Pattern.compile("(\\s(?:-u|--user)[ =]?\\s*[\"']?[^\\s:\"']+:)([^\\s\"']+)");

    private SecretWords() {}

    /** Whether a setting of this name holds a secret rather than a name, path or life time of one. */
    public static boolean isSecret(String name) {
        return SECRET.matcher(name).find() && !HARMLESS.matcher(name).find();
    }

    /** Whether the value itself is written here: not empty, no reference or stand-in, no switch, no path. */
    public static boolean isLiteral(String value) {
        return !REFERENCE.matcher(value).find();
    }

    /** The line with everything masked that looks like the value of a secret. */
    public static String masked(String line) {
        return masked(masked(masked(line, ASSIGNED, ""), USER_INFO, "@"), USER_OPTION, "");
    }

    private static String masked(String line, Pattern pattern, String tail) {
        Matcher matcher = pattern.matcher(line);
        StringBuilder safe = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            safe.append(line, from, matcher.start())
                    .append(matcher.group(1))
                    .append(SecretDigest.mask(matcher.group(2)))
                    .append(tail);
            from = matcher.end();
        }
        return safe.append(line, from, line.length()).toString();
    }
}
