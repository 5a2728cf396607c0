package io.jenkins.plugins.securitygate.jenkins.people;

import io.jenkins.plugins.securitygate.governance.audit.AuditEntry;
import java.util.List;

/** One entry of the audit trail as the page lists it. */
public final class AuditRow {
    private final AuditEntry entry;

    AuditRow(AuditEntry entry) {
        this.entry = entry;
    }

    public String getNumber() {
        return entry.chain() + "-" + entry.number();
    }

    public String getTime() {
        return TimeText.of(entry.event().time());
    }

    public String getAct() {
        return entry.event().act().word();
    }

    public String getUser() {
        return entry.event().user();
    }

    /** The job with the number of the build, empty when it is about none. */
    public String getBuild() {
        int number = entry.event().build();
        return entry.event().job() + (number == 0 ? "" : " #" + number);
    }

    public String getText() {
        return entry.event().text();
    }

    /** What it rests on, one text for each digest. */
    public List<String> getDigests() {
        return entry.event().digests().entrySet().stream()
                .map(digest -> digest.getKey() + ": " + digest.getValue())
                .toList();
    }

    public String getHash() {
        return entry.hash();
    }
}
