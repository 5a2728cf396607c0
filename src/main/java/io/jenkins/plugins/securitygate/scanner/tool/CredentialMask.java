package io.jenkins.plugins.securitygate.scanner.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes credentials out of command lines and of what tools print. */
final class CredentialMask {
    private static final String MASK = "****";
    private static final int SHORTEST_SECRET = 6;
    private static final Pattern CREDENTIAL_NAME = Pattern.compile(
            "token|passw|secret|credential|api[-_]?key|access[-_]?key|private[-_]?key|auth", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]+@");

    private final List<String> secrets;

    /** @param environment variables that the tool sees; those that are named like credentials are secret */
    CredentialMask(Map<String, String> environment) {
        secrets = environment.entrySet().stream()
                .filter(variable -> CREDENTIAL_NAME.matcher(variable.getKey()).find())
                .map(Map.Entry::getValue)
                .filter(value -> value.length() >= SHORTEST_SECRET)
                // A secret may be the beginning of another one.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The text without known secrets and without credentials in addresses. */
    String text(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return masked.contains("://") ? USER_INFO.matcher(masked).replaceAll(MASK + "@") : masked;
    }

    /** A command line for people: without secrets and the values of options for credentials. */
    String commandLine(List<String> words) {
        List<String> shown = new ArrayList<>();
        boolean secretFollows = false;
        for (String word : words) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            boolean option =
                    name.startsWith("-") && CREDENTIAL_NAME.matcher(name).find();
            if (option && equals > 0 && equals < word.length() - 1) {
                shown.add(word.substring(0, equals + 1) + MASK);
            } else {
                shown.add(secretFollows ? MASK : quoted(text(word)));
            }
            secretFollows = option && equals < 0;
        }
        return String.join(" ", shown);
    }

    private static String quoted(String word) {
        boolean plain = !word.isEmpty() && word.chars().noneMatch(Character::isWhitespace);
        return plain ? word : "'" + word + "'";
    }
}
