package io.jenkins.plugins.securitygate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Code as Bandit and gosec quote it: lines of context, each behind its number. */
final class NumberedCode {
    /** Hard-coded passwords, keys and credentials: what is quoted for them holds the secret. */
    private static final Set<Integer> SECRETS = Set.of(259, 321, 798);

    private NumberedCode() {}

    static boolean holdsSecret(List<Integer> cwes) {
        return cwes.stream().anyMatch(SECRETS::contains);
    }

    /** The lines from the first to the last without their numbers; the whole text when it has no numbers. */
    static String lines(String code, int first, int last) {
        List<String> lines = new ArrayList<>();
        for (String line : code.split("\\R")) {
            int end = 0;
            while (end < line.length() && Character.isDigit(line.charAt(end))) {
                end++;
            }
            if (end == 0 || end > 9) {
                return code.strip();
            }
            int number = Integer.parseInt(line.substring(0, end));
            if (number >= first && number <= last) {
                String rest = line.substring(end);
                lines.add(rest.startsWith(":") ? rest.substring(1) : rest);
            }
        }
        return String.join("\n", lines).strip();
    }
}
