package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.Util;
import io.jenkins.plugins.securitygate.governance.audit.AuditExport;
import io.jenkins.plugins.securitygate.jenkins.admin.AuditTrail;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.ForwardToView;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The audit trail for people: its newest entries, the whole of it to download, and whether it is sound. */
public final class AuditPage {
    private static final int SHOWN = 200;

    /** The newest entries, of the job that the request's parameter {@code job} names if it names one. */
    public List<AuditRow> rows(StaplerRequest2 request) throws IOException {
        String job = job(request);
        return AuditTrail.get()
                .log()
                .newest(entry -> job.isEmpty() || entry.event().job().equals(job), SHOWN)
                .stream()
                .map(AuditRow::new)
                .toList();
    }

    /** The job that the request names, empty for all. */
    public String job(StaplerRequest2 request) {
        return Util.fixNull(request.getParameter("job")).strip();
    }

    /** Downloads all entries, the oldest first. */
    public HttpResponse doExport(@QueryParameter String format, @QueryParameter String job) {
        Jenkins.get().checkPermission(GatePermissions.VIEW);
        boolean csv = Util.fixNull(format).toLowerCase(Locale.ROOT).equals("csv");
        return new AuditDownload(
                csv ? AuditExport.CSV : AuditExport.JSONL, Util.fixNull(job).strip());
    }

    /** Checks every entry; a POST, because it reads all of it. */
    @POST
    public HttpResponse doVerify() throws IOException {
        Jenkins.get().checkPermission(GatePermissions.VIEW);
        return new ForwardToView(this, "index.jelly")
                .with("check", new AuditFinding(AuditTrail.get().log().check()));
    }
}
