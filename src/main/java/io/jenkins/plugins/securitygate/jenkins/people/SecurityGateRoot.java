package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.Extension;
import hudson.Util;
import hudson.model.RootAction;
import hudson.security.Permission;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.policy.PolicyException;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.ForwardToView;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The page of those who manage policies, waivers and approvals without being administrators, whom Jenkins does not let
 * into its configuration.
 */
@Extension
public final class SecurityGateRoot implements RootAction, StaplerProxy {
    // Held here so that Jenkins knows the permissions before it reads who has them.
    private final List<Permission> permissions = GatePermissions.all();

    @Override
    public String getIconFileName() {
        return Jenkins.get().hasAnyPermission(GatePermissions.managers()) ? "symbol-shield-warning" : null;
    }

    @Override
    public String getDisplayName() {
        return "Security gate";
    }

    @Override
    public String getUrlName() {
        return "security-gate";
    }

    /** Everything below the page's address is for those who have one of the managers' permissions. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkAnyPermission(GatePermissions.managers());
        return this;
    }

    /** The central policies. */
    public List<PolicyRow> getPolicies() {
        return SecurityGateConfiguration.get().getPolicies().stream()
                .map(PolicyRow::of)
                .toList();
    }

    /** Whether jobs that no policy names are bound by the one that comes with the plugin. */
    public boolean isBuiltInBaseline() {
        return SecurityGateConfiguration.get().isBuiltInBaseline();
    }

    /** Whether the current user may change policies. */
    public boolean isPolicyManager() {
        return Jenkins.get().hasPermission(GatePermissions.MANAGE_POLICIES);
    }

    /** Jobs that no policy or no gate is sure to meet. */
    public JobCoverage getCoverage() {
        return JobCoverage.now();
    }

    /** The jobs by what their last gate said. */
    public JobBoard getBoard() {
        return JobBoard.now();
    }

    /** The page on which waivers are reviewed, at {@code waivers/}. */
    public WaiverReview getWaivers() throws IOException {
        return WaiverReview.now();
    }

    /** The page for auditors, at {@code audit/}. */
    public AuditPage getAudit() {
        Jenkins.get().checkPermission(GatePermissions.VIEW);
        return new AuditPage();
    }

    /** Whether the current user may read the audit trail. */
    public boolean isAuditor() {
        return Jenkins.get().hasPermission(GatePermissions.VIEW);
    }

    /** The names of the permissions, as the head of {@link #getPeople()}. */
    public List<String> getPermissionNames() {
        return permissions.stream().map(permission -> permission.name).toList();
    }

    /** Who may do what. */
    public List<PersonRow> getPeople() {
        return PersonRow.all(permissions);
    }

    /** One inline policy with its history, for the page that edits it. */
    public PolicyPage policyPage(StaplerRequest2 request) throws IOException {
        return PolicyPage.of(Util.fixNull(request.getParameter("name")));
    }

    /** Puts a new text in the place of an inline policy, or shows what is wrong with it. */
    @POST
    public HttpResponse doSavePolicy(
            @QueryParameter String name, @QueryParameter String digest, @QueryParameter String yaml)
            throws IOException {
        Jenkins.get().checkPermission(GatePermissions.MANAGE_POLICIES);
        String text = Util.fixNull(yaml).replace("\r\n", "\n");
        try {
            SecurityGateConfiguration.get().edit(Util.fixNull(name), Util.fixNull(digest), text);
            return new HttpRedirect(".");
        } catch (PolicyException | IllegalStateException e) {
            return new ForwardToView(this, "policy.jelly")
                    .with("rejected", PolicyPage.of(Util.fixNull(name)).rejected(text, Util.fixNull(digest), e));
        }
    }
}
