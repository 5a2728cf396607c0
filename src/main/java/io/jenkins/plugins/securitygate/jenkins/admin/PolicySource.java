package io.jenkins.plugins.securitygate.jenkins.admin;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.securitygate.policy.Policy;
import io.jenkins.plugins.securitygate.policy.PolicyException;
import io.jenkins.plugins.securitygate.policy.PolicyReader;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A policy that binds every job whose name matches, written inline or read from a file on the controller. */
public final class PolicySource implements Describable<PolicySource> {
    private static final String ALL_JOBS = "**";

    private final String name;
    private String jobs = ALL_JOBS;
    private String yaml = "";
    private String path = "";

    /** @param name how messages and pages call it */
    @DataBoundConstructor
    public PolicySource(String name) {
        this.name = Util.fixNull(name);
    }

    public String getName() {
        return name;
    }

    /** Patterns of jobs that it binds, see {@link JobPatterns}. */
    public String getJobs() {
        return jobs;
    }

    @DataBoundSetter
    public void setJobs(String jobs) {
        this.jobs = Util.fixNull(jobs);
    }

    /** The policy itself, empty when it is read from a file. */
    public String getYaml() {
        return yaml;
    }

    @DataBoundSetter
    public void setYaml(String yaml) {
        this.yaml = Util.fixNull(yaml);
    }

    /** A file on the controller, empty when the policy is written inline. */
    public String getPath() {
        return path;
    }

    @DataBoundSetter
    public void setPath(String path) {
        this.path = Util.fixNull(path);
    }

    /** What was saved without an option, or written by hand, has {@code null} there, whatever the field starts with. */
    private Object readResolve() {
        PolicySource whole = new PolicySource(name);
        whole.setJobs(jobs == null ? ALL_JOBS : jobs);
        whole.setYaml(yaml);
        whole.setPath(path);
        return whole;
    }

    /** Whether it is written inline, so that its text is kept by Jenkins. */
    public boolean isInline() {
        return path.isBlank();
    }

    /** The same source with another text. */
    PolicySource withYaml(String text) {
        PolicySource changed = new PolicySource(name);
        changed.setJobs(jobs);
        changed.setYaml(text);
        return changed;
    }

    boolean binds(String job) {
        return new JobPatterns(jobs).matches(job);
    }

    /**
     * Reads the policy as it is now.
     *
     * @throws IOException when its file cannot be read
     * @throws PolicyException when it is not a valid policy
     */
    public Policy read() throws IOException {
        return PolicyReader.read(path.isEmpty() ? name : path, text(yaml, path));
    }

    private static String text(String yaml, String path) throws IOException {
        if (yaml.isBlank() == path.isBlank()) {
            throw new IOException("a policy is either written inline or read from a file, not both and not neither");
        }
        if (path.isBlank()) {
            return yaml;
        }
        return ControllerFile.read(path);
    }

    /** Describes the form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<PolicySource> {
        @Override
        public String getDisplayName() {
            return "Policy";
        }

        /** Checks an inline policy as somebody types it. */
        @POST
        public FormValidation doCheckYaml(@QueryParameter String value, @QueryParameter String path) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return check(Util.fixNull(value), Util.fixNull(path));
        }

        /** Checks the file that a path names. */
        @POST
        public FormValidation doCheckPath(@QueryParameter String value, @QueryParameter String yaml) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return check(Util.fixNull(yaml), Util.fixNull(value));
        }

        private static FormValidation check(String yaml, String path) {
            try {
                PolicyReader.read(path.isEmpty() ? "this policy" : path, text(yaml, path));
                return FormValidation.ok();
            } catch (IOException | PolicyException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
