package io.jenkins.plugins.securitygate.scanner.secret;

/** A file of secret rules is not as its format says. The message names the file, the line and the rule. */
public final class RuleFileException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param file name of the file
     * @param line 1-based, 0 when it is about the whole file
     * @param subject the rule or table at fault, empty when it is about the whole file
     * @param problem what is wrong and what to do
     */
    RuleFileException(String file, int line, String subject, String problem) {
        super(file + (line > 0 ? ":" + line : "") + ": " + (subject.isEmpty() ? "" : subject + ": ") + problem);
    }
}
