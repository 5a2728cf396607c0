package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Wraps the user's own command of a tool, reads the report that it wrote, and requires that it really wrote one: a
 * report from before the block is a failed scan.
 */
public final class WithSecurityScanStep extends Step {
    private final String report;
    private String format = "";
    private String tool = "";

    /** @param report Ant-style pattern of the report files that the block writes */
    @DataBoundConstructor
    public WithSecurityScanStep(String report) {
        this.report = Util.fixNull(report);
    }

    public String getReport() {
        return report;
    }

    public String getFormat() {
        return format;
    }

    /** @param format id of the report format, empty to detect it */
    @DataBoundSetter
    public void setFormat(String format) {
        this.format = Util.fixNull(format);
    }

    public String getTool() {
        return tool;
    }

    /** @param tool name of the tool that must have written the report, empty for any */
    @DataBoundSetter
    public void setTool(String tool) {
        this.tool = Util.fixNull(tool);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new SecurityScanExecution(context, new ScanRequest("", report, format, tool));
    }

    /** Registers {@code withSecurityScan}. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "withSecurityScan";
        }

        @Override
        public String getDisplayName() {
            return "Run a security tool and read the report that it writes";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(FilePath.class, FlowNode.class, Run.class, TaskListener.class);
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        /** Offers the report formats. */
        @POST
        public ListBoxModel doFillFormatItems(@AncestorInPath Item item) {
            return ReportForm.formats(item);
        }

        /** Checks that the pattern stays within the workspace. */
        @POST
        public FormValidation doCheckReport(@AncestorInPath Item item, @QueryParameter String value) {
            return ReportForm.checkPattern(item, value);
        }
    }
}
