package io.jenkins.plugins.securitygate.jenkins.people;

import io.jenkins.plugins.securitygate.governance.audit.AuditExport;
import io.jenkins.plugins.securitygate.jenkins.admin.AuditTrail;
import java.io.IOException;
import java.util.Locale;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Sends the audit trail as a file, entry by entry. */
final class AuditDownload implements HttpResponse {
    private final AuditExport format;
    private final String job;

    /** @param job full name of the job to which it is limited, empty for all */
    AuditDownload(AuditExport format, String job) {
        this.format = format;
        this.job = job;
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        String name = format.name().toLowerCase(Locale.ROOT);
        response.setContentType(format == AuditExport.CSV ? "text/csv;charset=UTF-8" : "application/jsonl");
        response.setHeader("Content-Disposition", "attachment; filename=\"security-gate-audit." + name + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        format.write(
                AuditTrail.get().log().folder(),
                entry -> job.isEmpty() || entry.event().job().equals(job),
                response.getOutputStream());
    }
}
