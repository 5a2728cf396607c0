package io.jenkins.plugins.securitygate.evidence;

/** An evidence file that cannot be read. The message names the file and the place. */
public final class EvidenceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;

    /**
     * @param file the file as the user named it
     * @param place JSON Pointer (RFC 6901) or line, empty when the whole file is meant
     * @param problem what is wrong and what to do
     * @param cause the exception that revealed the problem, {@code null} when none did
     */
    public EvidenceException(String file, String place, String problem, Throwable cause) {
        super(place.isEmpty() ? file + ": " + problem : file + ": " + place + ": " + problem, cause);
        this.file = file;
        this.place = place;
    }

    public String file() {
        return file;
    }

    public String place() {
        return place;
    }
}
