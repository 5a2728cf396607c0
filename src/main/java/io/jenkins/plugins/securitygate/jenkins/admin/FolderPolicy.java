package io.jenkins.plugins.securitygate.jenkins.admin;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Job;
import hudson.util.FormValidation;
import io.jenkins.plugins.securitygate.policy.Policy;
import io.jenkins.plugins.securitygate.policy.PolicyException;
import io.jenkins.plugins.securitygate.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A policy that binds every job of a folder and of the folders in it, beside the central ones. It is always inline: who
 * may configure a folder may not read files of the controller.
 */
public final class FolderPolicy extends AbstractFolderProperty<AbstractFolder<?>> {
    private final String yaml;

    /** @param yaml the policy */
    @DataBoundConstructor
    public FolderPolicy(String yaml) {
        this.yaml = Util.fixNull(yaml);
    }

    public String getYaml() {
        return yaml;
    }

    /** What was written by hand without a policy has {@code null} there. */
    private Object readResolve() {
        return yaml == null ? new FolderPolicy("") : this;
    }

    /** Finds the policies of all folders around a job. */
    @Extension(optional = true)
    public static final class Finder extends FurtherPolicies {
        /** Cannot be made, and so finds nothing, where the plugin of folders is not installed. */
        public Finder() {
            Objects.requireNonNull(AbstractFolder.class);
        }

        @Override
        public List<Policy> of(Job<?, ?> job) {
            List<Policy> policies = new ArrayList<>();
            Object group = job.getParent();
            while (group instanceof AbstractFolder<?> folder) {
                FolderPolicy property = folder.getProperties().get(FolderPolicy.class);
                if (property != null) {
                    policies.add(PolicyReader.read("folder " + folder.getFullName(), property.getYaml()));
                }
                group = folder.getParent();
            }
            return policies;
        }
    }

    /** Describes the form. */
    @Extension(optional = true)
    @Symbol("securityGatePolicy")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @Override
        public String getDisplayName() {
            return "Security gate: further policy";
        }

        /** Checks the policy as somebody types it. It reads nothing but the text that was typed. */
        @POST
        public FormValidation doCheckYaml(@AncestorInPath Item folder, @QueryParameter String value) {
            FormAccess.check(folder);
            try {
                PolicyReader.read("this policy", Util.fixNull(value));
                return FormValidation.ok();
            } catch (PolicyException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
