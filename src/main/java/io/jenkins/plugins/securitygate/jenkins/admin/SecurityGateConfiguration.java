package io.jenkins.plugins.securitygate.jenkins.admin;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Job;
import hudson.util.FormValidation;
import io.jenkins.plugins.securitygate.policy.Policy;
import io.jenkins.plugins.securitygate.policy.ReadyPolicies;
import io.jenkins.plugins.securitygate.scanner.tool.CatalogueException;
import io.jenkins.plugins.securitygate.scanner.tool.ToolCatalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What administrators set for every job. No job, folder or Pipeline can weaken it. */
@Extension
@Symbol("securityGate")
public final class SecurityGateConfiguration extends GlobalConfiguration {
    private List<PolicySource> policies = new ArrayList<>();
    private boolean builtInBaseline = true;
    private String gateRequired = "";
    private String protectedStages = "";
    private String tools = "";

    public SecurityGateConfiguration() {
        load();
    }

    /** The one configuration of this controller. */
    public static SecurityGateConfiguration get() {
        return ExtensionList.lookupSingleton(SecurityGateConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Security gate";
    }

    @Override
    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(GlobalConfigurationCategory.Security.class);
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) {
        // A form without any policy has no such entry at all, and would leave the last one in place.
        policies = new ArrayList<>();
        request.bindJSON(this, form);
        save();
        return true;
    }

    public List<PolicySource> getPolicies() {
        return policies;
    }

    @DataBoundSetter
    public void setPolicies(List<PolicySource> policies) {
        this.policies = new ArrayList<>(policies);
        save();
    }

    /** Whether the policy that comes with the plugin binds the jobs that no other policy binds. */
    public boolean isBuiltInBaseline() {
        return builtInBaseline;
    }

    @DataBoundSetter
    public void setBuiltInBaseline(boolean builtInBaseline) {
        this.builtInBaseline = builtInBaseline;
        save();
    }

    /** Patterns of jobs that must pass a gate, one a line, see {@link JobPatterns}. */
    public String getGateRequired() {
        return gateRequired;
    }

    @DataBoundSetter
    public void setGateRequired(String gateRequired) {
        this.gateRequired = Util.fixNull(gateRequired);
        save();
    }

    /** Names of stages and functions of steps that only run after a passing gate, one a line, {@code *} as in jobs. */
    public String getProtectedStages() {
        return protectedStages;
    }

    @DataBoundSetter
    public void setProtectedStages(String protectedStages) {
        this.protectedStages = Util.fixNull(protectedStages);
        save();
    }

    /** Changes and additions to the built-in catalogue of tools, YAML; empty for none. */
    public String getTools() {
        return tools;
    }

    @DataBoundSetter
    public void setTools(String tools) {
        this.tools = Util.fixNull(tools);
        save();
    }

    /**
     * The tools that every job can run.
     *
     * @throws io.jenkins.plugins.securitygate.scanner.tool.CatalogueException when the changes are not valid
     */
    public ToolCatalogue catalogue() {
        return catalogue(tools);
    }

    private static ToolCatalogue catalogue(String changes) {
        ToolCatalogue builtIn = ToolCatalogue.builtIn();
        return changes.isBlank() ? builtIn : builtIn.with("Security gate, Tools", changes);
    }

    /** Checks the catalogue as somebody types it. */
    @POST
    public FormValidation doCheckTools(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            catalogue(Util.fixNull(value));
            return FormValidation.ok();
        } catch (CatalogueException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /**
     * The policies that bind a job: the central ones, and what others add to them.
     *
     * @return empty when none does
     * @throws IOException when the file of one cannot be read
     * @throws io.jenkins.plugins.securitygate.policy.PolicyException when one is not valid
     */
    public List<Policy> policiesFor(Job<?, ?> job) throws IOException {
        List<Policy> binding = new ArrayList<>();
        for (PolicySource source : policies) {
            if (source.binds(job.getFullName())) {
                binding.add(source.read());
            }
        }
        if (binding.isEmpty() && builtInBaseline) {
            binding.add(ReadyPolicies.baseline());
        }
        for (FurtherPolicies further : ExtensionList.lookup(FurtherPolicies.class)) {
            binding.addAll(further.of(job));
        }
        return binding;
    }

    /** Whether a job must pass a gate. */
    boolean requiresGate(String job) {
        return new JobPatterns(gateRequired).matches(job);
    }

    /** Whether a stage or step of this name only runs after a passing gate. */
    boolean protects(String name) {
        return new JobPatterns(protectedStages).matches(name);
    }

    boolean protectsAnything() {
        return !JobPatterns.lines(protectedStages).isEmpty();
    }
}
