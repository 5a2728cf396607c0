package io.jenkins.plugins.securitygate.cli;

/** Something that the user can put right. The message is printed as it is, without a stack trace. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
