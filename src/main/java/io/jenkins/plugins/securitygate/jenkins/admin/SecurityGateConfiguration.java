package io.jenkins.plugins.securitygate.jenkins.admin;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Job;
import hudson.util.FormValidation;
import io.jenkins.plugins.securitygate.governance.WaiverLimits;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.policy.Policy;
import io.jenkins.plugins.securitygate.policy.PolicyException;
import io.jenkins.plugins.securitygate.policy.ReadyPolicies;
import io.jenkins.plugins.securitygate.policy.rego.RegoSettings;
import io.jenkins.plugins.securitygate.scanner.tool.CatalogueException;
import io.jenkins.plugins.securitygate.scanner.tool.ToolCatalogue;
import io.jenkins.plugins.securitygate.vex.Vex;
import io.jenkins.plugins.securitygate.vex.VexException;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final int MAX_WAIVER_DAYS = 365;
    private static final int MAX_FINDINGS = 1_000_000;

    private List<PolicySource> policies = new ArrayList<>();
    private boolean builtInBaseline = true;
    private String gateRequired = "";
    private String protectedStages = "";
    private String jobLabels = "";
    private String vexDocuments = "";
    private String tools = "";
    private int maxWaiverDays = 90;
    private boolean waiverWithoutPlace;
    private int findingsLimit = 100_000;
    private String scannerExcludes = "";
    private boolean skipGitIgnored;
    private boolean skipLayerSecrets;
    private String secretRules = "";
    private String vulnerabilityData = "";
    private OpaServer opaServer;

    public SecurityGateConfiguration() {
        load();
    }

    /** The one configuration of this controller. */
    public static SecurityGateConfiguration get() {
        return ExtensionList.lookupSingleton(SecurityGateConfiguration.class);
    }

    /** Writes the settings, and into the audit trail what changed; what cannot be kept there does not take effect. */
    @Override
    public synchronized void save() {
        try {
            ConfigurationTrail.save(super::save);
        } catch (UncheckedIOException e) {
            load();
            throw e;
        }
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
        // A form without any policy or server has no such entry at all, and would leave the last one in place.
        policies = new ArrayList<>();
        opaServer = null;
        request.bindJSON(this, form);
        setPolicies(policies);
        return true;
    }

    public List<PolicySource> getPolicies() {
        return policies;
    }

    @DataBoundSetter
    public synchronized void setPolicies(List<PolicySource> policies) {
        InlinePolicies.remember(policies);
        this.policies = new ArrayList<>(policies);
        save();
    }

    /**
     * Replaces the text of a policy that is written inline.
     *
     * @param digest SHA-256 of the text that the author has seen
     * @throws PolicyException when the new text is not a valid policy
     * @throws IllegalStateException when there is no such policy, or somebody else changed it meanwhile
     */
    public synchronized void edit(String name, String digest, String yaml) {
        setPolicies(InlinePolicies.edited(policies, name, digest, yaml));
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

    /** The longest time that a waiver may hold, in days. */
    public int getMaxWaiverDays() {
        return maxWaiverDays;
    }

    @DataBoundSetter
    public void setMaxWaiverDays(int maxWaiverDays) {
        this.maxWaiverDays = Math.max(1, Math.min(MAX_WAIVER_DAYS, maxWaiverDays));
        save();
    }

    /** Whether a waiver may name neither a component nor a path. */
    public boolean isWaiverWithoutPlace() {
        return waiverWithoutPlace;
    }

    @DataBoundSetter
    public void setWaiverWithoutPlace(boolean waiverWithoutPlace) {
        this.waiverWithoutPlace = waiverWithoutPlace;
        save();
    }

    /** How many findings one scan may bring. */
    public int getFindingsLimit() {
        return findingsLimit;
    }

    @DataBoundSetter
    public void setFindingsLimit(int findingsLimit) {
        this.findingsLimit = Math.max(1, Math.min(MAX_FINDINGS, findingsLimit));
        save();
    }

    /** Globs over files that embedded scanners leave out, one a line. */
    public String getScannerExcludes() {
        return scannerExcludes;
    }

    @DataBoundSetter
    public void setScannerExcludes(String scannerExcludes) {
        this.scannerExcludes = Util.fixNull(scannerExcludes);
        save();
    }

    /** The globs of {@link #getScannerExcludes}. */
    public List<String> excludes() {
        return JobPatterns.lines(scannerExcludes);
    }

    /** Whether embedded scanners leave out what git ignores; a file that was committed is scanned all the same. */
    public boolean isSkipGitIgnored() {
        return skipGitIgnored;
    }

    @DataBoundSetter
    public void setSkipGitIgnored(boolean skipGitIgnored) {
        this.skipGitIgnored = skipGitIgnored;
        save();
    }

    /** Whether the files in the layers of images are not searched for secrets. */
    public boolean isSkipLayerSecrets() {
        return skipLayerSecrets;
    }

    @DataBoundSetter
    public void setSkipLayerSecrets(boolean skipLayerSecrets) {
        this.skipLayerSecrets = skipLayerSecrets;
        save();
    }

    /** A file on the controller with rules for the secret scanner, empty for its own rules. */
    public String getSecretRules() {
        return secretRules;
    }

    @DataBoundSetter
    public void setSecretRules(String secretRules) {
        this.secretRules = Util.fixNull(secretRules);
        save();
    }

    /**
     * The text of the rules for the secret scanner, empty for its own rules.
     *
     * @throws IOException when the file cannot be read
     */
    public String readSecretRules() throws IOException {
        return secretRules.isBlank() ? "" : ControllerFile.read(secretRules);
    }

    /** A folder on the agents with OSV data, empty for the one that the environment of each agent names. */
    public String getVulnerabilityData() {
        return vulnerabilityData;
    }

    @DataBoundSetter
    public void setVulnerabilityData(String vulnerabilityData) {
        this.vulnerabilityData = Util.fixNull(vulnerabilityData);
        save();
    }

    /** The OPA server that evaluates Rego, {@code null} for none. */
    public OpaServer getOpaServer() {
        return opaServer;
    }

    @DataBoundSetter
    public void setOpaServer(OpaServer opaServer) {
        this.opaServer = opaServer;
        save();
    }

    /**
     * What rules in Rego are evaluated with. The controller runs no executable: what is compiled runs in its process.
     *
     * @throws IOException when the address of the server is none, or its token cannot be had
     */
    public RegoSettings regoSettings() throws IOException {
        return opaServer == null ? RegoSettings.IN_PROCESS : opaServer.settings();
    }

    /** How far waivers may go. */
    public WaiverLimits getWaiverLimits() {
        return new WaiverLimits(maxWaiverDays, waiverWithoutPlace);
    }

    /** Labels for jobs, one a line, see {@link JobLabels}. */
    public String getJobLabels() {
        return jobLabels;
    }

    @DataBoundSetter
    public void setJobLabels(String jobLabels) {
        this.jobLabels = Util.fixNull(jobLabels);
        save();
    }

    /** The labels of a job. */
    public List<String> labelsOf(Job<?, ?> job) {
        return new JobLabels(jobLabels).of(job.getFullName());
    }

    /** VEX documents for jobs, one a line, see {@link VexSources}. */
    public String getVexDocuments() {
        return vexDocuments;
    }

    @DataBoundSetter
    public void setVexDocuments(String vexDocuments) {
        this.vexDocuments = Util.fixNull(vexDocuments);
        save();
    }

    /**
     * What the VEX documents of a job say.
     *
     * @throws VexException when one cannot be read; nobody knows then which findings count
     */
    public Vex vexFor(Job<?, ?> job) throws VexException {
        return new VexSources(vexDocuments).of(job.getFullName());
    }

    /** Reads the documents as somebody types their names. */
    @POST
    public FormValidation doCheckVexDocuments(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            new VexSources(value).check();
            return FormValidation.ok();
        } catch (VexException e) {
            return FormValidation.error(e.getMessage());
        }
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
     * The policies that bind a job: the central ones, and what others add to them. Those that do not apply to the subject
     * are among them, but do not keep the built-in one away.
     *
     * @param subject what is decided about in the job
     * @return empty when none does
     * @throws IOException when the file of one cannot be read
     * @throws PolicyException when one is not valid
     */
    public List<Policy> policiesFor(Job<?, ?> job, Subject subject) throws IOException {
        List<Policy> binding = new ArrayList<>();
        for (PolicySource source : policies) {
            if (source.binds(job.getFullName())) {
                binding.add(source.read());
            }
        }
        // Labels that a build gives itself, as by a replay, must not keep the built-in policy away.
        Subject central = subject.in(subject.branch(), labelsOf(job));
        if (builtInBaseline && binding.stream().noneMatch(policy -> policy.appliesTo(central))) {
            binding.add(ReadyPolicies.baseline());
        }
        for (FurtherPolicies further : ExtensionList.lookup(FurtherPolicies.class)) {
            binding.addAll(further.of(job));
        }
        return binding;
    }

    /**
     * Whether at least one policy binds a job; one that cannot be read counts, because it stops the job's gate.
     */
    public boolean binds(Job<?, ?> job) {
        return builtInBaseline
                || policies.stream().anyMatch(source -> source.binds(job.getFullName()))
                || ExtensionList.lookup(FurtherPolicies.class).stream().anyMatch(further -> binds(further, job));
    }

    private static boolean binds(FurtherPolicies further, Job<?, ?> job) {
        try {
            return !further.of(job).isEmpty();
        } catch (PolicyException e) {
            return true;
        }
    }

    /** Whether a job must pass a gate. */
    public boolean requiresGate(String job) {
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
