package io.jenkins.plugins.securitygate.report;

/** One entry of a report is not as its format says; the others may still be read. */
public final class BadEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;

    /**
     * @param place JSON path or line of the entry
     * @param problem what is wrong
     */
    public BadEntryException(String place, String problem) {
        super(problem);
        this.place = place;
    }

    public String place() {
        return place;
    }
}
