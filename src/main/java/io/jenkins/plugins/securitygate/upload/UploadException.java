package io.jenkins.plugins.securitygate.upload;

/** Something that could not be sent; the message names the service, what it answered, and what to do. */
public final class UploadException extends Exception {
    private static final long serialVersionUID = 1L;

    UploadException(String message) {
        super(message);
    }

    UploadException(String message, Throwable cause) {
        super(message, cause);
    }
}
