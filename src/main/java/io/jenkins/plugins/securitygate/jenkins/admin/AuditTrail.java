package io.jenkins.plugins.securitygate.jenkins.admin;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.securitygate.governance.audit.AuditAct;
import io.jenkins.plugins.securitygate.governance.audit.AuditEntry;
import io.jenkins.plugins.securitygate.governance.audit.AuditEvent;
import io.jenkins.plugins.securitygate.governance.audit.AuditLog;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/** The audit trail of this controller. */
@Extension
public final class AuditTrail implements ExtensionPoint {
    private static final Logger LOGGER = Logger.getLogger(AuditTrail.class.getName());

    private final AuditLog log = new AuditLog(
            Jenkins.get().getRootDir().toPath().resolve("security-gate").resolve("audit"));

    /** That of this controller. */
    public static AuditTrail get() {
        return ExtensionList.lookupSingleton(AuditTrail.class);
    }

    /** The trail itself, to read and check. */
    public AuditLog log() {
        return log;
    }

    /** An event of this moment, in the name of the current user. */
    public static AuditEvent event(AuditAct act, String text) {
        return AuditEvent.now(act, Jenkins.getAuthentication2().getName(), text);
    }

    /** An event of this moment about a build. */
    public static AuditEvent event(AuditAct act, Run<?, ?> run, String text) {
        return event(act, text).about(run.getParent().getFullName(), run.getNumber());
    }

    /**
     * Keeps what is about to take effect.
     *
     * @throws IOException when it cannot be kept; it must then not take effect
     */
    public AuditEntry record(AuditEvent event) throws IOException {
        try {
            return log.append(event);
        } catch (IOException e) {
            throw new IOException(
                    "the audit trail cannot be written, and nothing takes effect without it: " + e.getMessage(), e);
        }
    }

    /** Keeps what was refused or failed, which it stays when it cannot be kept. Never blocks. */
    public void report(AuditEvent event) {
        Timer.get().execute(() -> {
            try {
                log.append(event);
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.SEVERE, e, () -> "Not in the audit trail: " + event);
            }
        });
    }
}
