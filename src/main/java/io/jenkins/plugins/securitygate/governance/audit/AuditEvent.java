package io.jenkins.plugins.securitygate.governance.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that must be provable later.
 *
 * @param act what happened
 * @param time when
 * @param user id of the user who did it, {@code SYSTEM} when nobody did
 * @param job full name of the job, empty when it is about none
 * @param build number of the build, 0 when it is about none
 * @param text what happened in words, cut at 4000 characters
 * @param digests SHA-256 of what it rests on, such as the evidence and each policy, lower case hexadecimal by name
 */
public record AuditEvent(
        AuditAct act,
        Instant time,
        String user,
        String job,
        int build,
        String text,
        SortedMap<String, String> digests) {
    private static final int LONGEST = 4000;

    public AuditEvent {
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
    }

    /** An event of this moment that is about no build. */
    public static AuditEvent now(AuditAct act, String user, String text) {
        return new AuditEvent(act, Instant.now(), user, "", 0, text, Collections.emptySortedMap());
    }

    /** The same about a build. */
    public AuditEvent about(String itsJob, int itsBuild) {
        return new AuditEvent(act, time, user, itsJob, itsBuild, text, digests);
    }

    /** The same with what it rests on. */
    public AuditEvent with(Map<String, String> itsDigests) {
        return new AuditEvent(act, time, user, job, build, text, new TreeMap<>(itsDigests));
    }
}
