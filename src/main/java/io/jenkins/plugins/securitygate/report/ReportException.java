package io.jenkins.plugins.securitygate.report;

/** A report that cannot be read as a whole. The message names the file and the place. */
public final class ReportException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;
    private final String problem;

    /**
     * @param file the report as the user named it
     * @param place JSON path or line, empty when the whole file is meant
     * @param problem what is wrong and what to do
     */
    public ReportException(String file, String place, String problem) {
        this(file, place, problem, null);
    }

    /** Like {@link #ReportException(String, String, String)}, with the exception that revealed the problem. */
    public ReportException(String file, String place, String problem, Throwable cause) {
        super(place.isEmpty() ? file + ": " + problem : file + ": " + place + ": " + problem, cause);
        this.file = file;
        this.place = place;
        this.problem = problem;
    }

    public String file() {
        return file;
    }

    public String place() {
        return place;
    }

    public String problem() {
        return problem;
    }
}
