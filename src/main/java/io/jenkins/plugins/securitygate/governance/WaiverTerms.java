package io.jenkins.plugins.securitygate.governance;

import java.time.LocalDate;

/**
 * What a waiver covers, why and until when.
 *
 * @param jobs full name of a job, or of a folder with {@code /**} behind it for all its jobs
 * @param id identifier, alias or rule id that is waived
 * @param component package URL or name that it is limited to, empty for any
 * @param path glob over file paths that it is limited to, empty for any
 * @param reason why, never empty
 * @param expires last day on which it holds, in UTC; {@code null} when it was not said, which is refused
 */
public record WaiverTerms(String jobs, String id, String component, String path, String reason, LocalDate expires) {
    public WaiverTerms {
        jobs = jobs.strip();
        id = id.strip();
        component = component.strip();
        path = path.strip();
        reason = reason.strip();
    }

    /** The same with another reason and end. */
    WaiverTerms extended(String why, LocalDate end) {
        return new WaiverTerms(jobs, id, component, path, why, end);
    }
}
