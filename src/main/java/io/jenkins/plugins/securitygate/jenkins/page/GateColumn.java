package io.jenkins.plugins.securitygate.jenkins.page;

import hudson.Extension;
import hudson.model.Job;
import hudson.views.ListViewColumn;
import hudson.views.ListViewColumnDescriptor;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A column of a list view: the last verdict of each job and how many rules it breaks. */
public final class GateColumn extends ListViewColumn {

    @DataBoundConstructor
    public GateColumn() {}

    /** The last report of a job, {@code null} when it has none. */
    public GateAction last(Job<?, ?> job) {
        return new JobGateAction(job).last();
    }

    /** Describes the column. */
    @Extension
    @Symbol("securityGateColumn")
    public static final class DescriptorImpl extends ListViewColumnDescriptor {
        @Override
        public String getDisplayName() {
            return "Security gate";
        }

        @Override
        public boolean shownByDefault() {
            return false;
        }
    }
}
