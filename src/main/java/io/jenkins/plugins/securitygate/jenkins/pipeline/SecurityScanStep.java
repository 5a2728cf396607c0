package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.securitygate.report.ReportReader;
import io.jenkins.plugins.securitygate.report.ReportReaders;
import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Runs an embedded scanner, reads reports, or wraps the user's own scanner command and reads what it wrote. It never
 * judges: {@link ComplianceGateStep} does.
 */
public final class SecurityScanStep extends Step {
    private String scanner;
    private String report = "";
    private String format = "";
    private String tool = "";

    /** @param scanner id of an embedded scanner, {@code null} to read a report */
    @DataBoundConstructor
    public SecurityScanStep(String scanner) {
        this.scanner = Util.fixNull(scanner);
    }

    public String getScanner() {
        return scanner;
    }

    // Both a parameter of the constructor and a setter: the one lets a Pipeline say securityScan('secret'), the other
    // keeps Declarative's validator from demanding a scanner where a report is named.
    @DataBoundSetter
    public void setScanner(String scanner) {
        this.scanner = Util.fixNull(scanner);
    }

    public String getReport() {
        return report;
    }

    @DataBoundSetter
    public void setReport(String report) {
        this.report = Util.fixNull(report);
    }

    public String getFormat() {
        return format;
    }

    @DataBoundSetter
    public void setFormat(String format) {
        this.format = Util.fixNull(format);
    }

    public String getTool() {
        return tool;
    }

    @DataBoundSetter
    public void setTool(String tool) {
        this.tool = Util.fixNull(tool);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new SecurityScanExecution(context, new ScanRequest(scanner, report, format, tool));
    }

    /** Registers {@code securityScan}. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "securityScan";
        }

        @Override
        public String getDisplayName() {
            return "Scan for security problems, or read a scanner's report";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(FilePath.class, FlowNode.class, Run.class, TaskListener.class);
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        /** Offers the embedded scanners. */
        @POST
        public ListBoxModel doFillScannerItems() {
            ListBoxModel items = new ListBoxModel();
            items.add("", "");
            for (Scanner each : Scanners.all()) {
                items.add(each.title(), each.id());
            }
            return items;
        }

        /** Offers the report formats. */
        @POST
        public ListBoxModel doFillFormatItems() {
            ListBoxModel items = new ListBoxModel();
            items.add("detect by content", "");
            for (ReportReader each : ReportReaders.all()) {
                items.add(each.title(), each.format());
            }
            return items;
        }

        /** Checks that the pattern stays within the workspace. */
        @POST
        public FormValidation doCheckReport(@QueryParameter String value) {
            try {
                new WorkspacePattern(Util.fixNull(value));
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
