package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

/** A text that is no HCL. */
final class HclSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    HclSyntaxException(String problem, int line) {
        super(problem);
        this.line = line;
    }

    /** Where the reader gave up, 1-based. */
    int line() {
        return line;
    }
}
