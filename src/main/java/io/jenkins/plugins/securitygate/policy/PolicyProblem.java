package io.jenkins.plugins.securitygate.policy;

/**
 * One mistake in a policy file.
 *
 * @param file name of the file as it was given
 * @param line 1-based, 0 when the whole file is at fault
 * @param column 1-based, in characters; 0 when the whole file is at fault
 * @param rule id of the rule, waiver or requirement at fault, empty when it is none
 * @param message what is wrong and what to write instead
 */
public record PolicyProblem(String file, int line, int column, String rule, String message) {

    /** {@code file:line:column: rule 'x': message}, without the parts that are unknown. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line + ":" + column : file;
        return place + ": " + (rule.isEmpty() ? "" : "rule '" + rule + "': ") + message;
    }
}
