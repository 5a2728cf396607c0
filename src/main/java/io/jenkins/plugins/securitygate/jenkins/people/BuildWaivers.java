package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.model.Run;
import io.jenkins.plugins.securitygate.governance.WaiverAct;
import io.jenkins.plugins.securitygate.governance.WaiverException;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.jenkins.page.GatePagePart;
import java.io.IOException;
import java.util.List;
import org.kohsuke.stapler.ForwardToView;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The page of a build on which somebody asks for a waiver, or for more time for one. */
public final class BuildWaivers implements GatePagePart {
    private final Run<?, ?> run;

    BuildWaivers(Run<?, ?> run) {
        this.run = run;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Waivers";
    }

    @Override
    public String getUrlName() {
        return "security-gate-waivers";
    }

    @Override
    public String waiverPage() {
        return isAllowed() ? getUrlName() : "";
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** Whether the current user may ask for a waiver. */
    public boolean isAllowed() {
        return run.hasPermission(GatePermissions.REQUEST_WAIVER);
    }

    public int getMaxDays() {
        return SecurityGateConfiguration.get().getMaxWaiverDays();
    }

    /** All waivers that are about this job, the newest first. */
    public List<WaiverRow> getWaivers() throws IOException {
        return WaiverRow.of(GrantedWaivers.get().store().all().stream()
                .filter(waiver -> GrantedWaivers.covers(waiver, run.getParent()))
                .sorted((one, other) -> Integer.compare(other.number(), one.number())));
    }

    /** The form, filled in for the finding that the request names. */
    public WaiverForm form(StaplerRequest2 request) throws IOException {
        return WaiverForm.of(run, request);
    }

    /** Asks for a waiver. It changes nothing until another person approves it. */
    @POST
    public HttpResponse doRequest(StaplerRequest2 request) throws IOException {
        return request(request, 0);
    }

    /** Asks for more time for a waiver of this job, which is reviewed like a new one. */
    @POST
    public HttpResponse doExtend(StaplerRequest2 request, @QueryParameter int number) throws IOException {
        return request(request, number);
    }

    private HttpResponse request(StaplerRequest2 request, int extended) throws IOException {
        run.checkPermission(GatePermissions.REQUEST_WAIVER);
        WaiverForm form = WaiverForm.sent(run, request);
        try {
            checkOurs(extended);
            GrantedWaivers.get()
                    .store()
                    .request(
                            extended,
                            form.terms(),
                            SecurityGateConfiguration.get().getWaiverLimits(),
                            CurrentUser.act(WaiverAct.Kind.REQUESTED, ""));
            return new HttpRedirect(".");
        } catch (WaiverException | IllegalArgumentException | IllegalStateException e) {
            return new ForwardToView(this, "index.jelly").with("rejected", form.rejected(e));
        }
    }

    private void checkOurs(int extended) throws IOException {
        if (extended != 0 && getWaivers().stream().noneMatch(waiver -> waiver.getNumber() == extended)) {
            throw new IllegalArgumentException("waiver " + extended + " is not about this job");
        }
    }
}
