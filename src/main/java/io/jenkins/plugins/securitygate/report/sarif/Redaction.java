package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.report.SecretDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes credentials out of what a tool quotes: out of its snippets and out of the messages that repeat them. */
final class Redaction {
    private static final int SHORTEST_SECRET = 4;
    private static final Pattern LITERAL = Pattern.compile("(\"\"\"|'''|[\"'`])(.*?)\\1", Pattern.DOTALL);

    private Redaction() {}

    /** The text with the content of each string literal masked. */
    static String literals(String text) {
        Matcher literal = LITERAL.matcher(text);
        return literal.replaceAll(found -> {
            String content = found.group(2);
            String kept = content.length() < SHORTEST_SECRET ? content : SecretDigest.mask(content);
            return Matcher.quoteReplacement(found.group(1) + kept + found.group(1));
        });
    }

    /** The text with the secret masked wherever it occurs, and with masked literals. */
    static String message(String text, String secret) {
        String without = secret.length() < SHORTEST_SECRET ? text : text.replace(secret, SecretDigest.mask(secret));
        return literals(without);
    }
}
