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
 * Runs an embedded scanner or a tool, or reads reports that other tools wrote. It never judges: {@link ComplianceGateStep} does.
 * Jenkins wants a step to have a block always or never, so that the form around a tool's own command is {@link
 * WithSecurityScanStep}.
 */
public final class SecurityScanStep extends Step {
    private String scanner;
    private String report = "";
    private String format = "";
    private String tool = "";
    private String target = "";
    private String file = "";
    private String image = "";
    private String url = "";
    private String history = "";
    private String secretBaseline = "";

    /** @param scanner id of an embedded scanner or a tool, {@code null} to read a report */
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

    public String getTarget() {
        return target;
    }

    /** @param target folder within the workspace that a tool scans, empty for the workspace */
    @DataBoundSetter
    public void setTarget(String target) {
        this.target = Util.fixNull(target);
    }

    public String getFile() {
        return file;
    }

    /** @param file file within the workspace that a tool scans instead */
    @DataBoundSetter
    public void setFile(String file) {
        this.file = Util.fixNull(file);
    }

    public String getImage() {
        return image;
    }

    /** @param image reference of an image that a tool scans instead */
    @DataBoundSetter
    public void setImage(String image) {
        this.image = Util.fixNull(image);
    }

    public String getUrl() {
        return url;
    }

    /** @param url address of a running application that a tool scans instead */
    @DataBoundSetter
    public void setUrl(String url) {
        this.url = Util.fixNull(url);
    }

    public String getHistory() {
        return history;
    }

    /** @param history {@code all}, a revision or {@code FROM..TO}, to search the git history for secrets too */
    @DataBoundSetter
    public void setHistory(String history) {
        this.history = Util.fixNull(history);
    }

    public String getSecretBaseline() {
        return secretBaseline;
    }

    /** @param secretBaseline report of gitleaks within the workspace, whose secrets are known */
    @DataBoundSetter
    public void setSecretBaseline(String secretBaseline) {
        this.secretBaseline = Util.fixNull(secretBaseline);
    }

    /** @throws IllegalArgumentException when more than one target is named, or one is not what it should be */
    ScanRequest request() {
        return new ScanRequest(
                scanner,
                report,
                format,
                tool,
                ToolTarget.of(target, file, image, url),
                new SecretSearch(history, secretBaseline));
    }

    /** A freestyle job that was saved before an option existed has {@code null} there, whatever the field starts with. */
    private Object readResolve() {
        setScanner(scanner);
        setReport(report);
        setFormat(format);
        setTool(tool);
        setTarget(target);
        setFile(file);
        setImage(image);
        setUrl(url);
        setHistory(history);
        setSecretBaseline(secretBaseline);
        return this;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new SecurityScanExecution(context, request());
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

        /** Offers the embedded scanners. */
        @POST
        public ListBoxModel doFillScannerItems(@AncestorInPath Item item) {
            return ReportForm.scanners(item);
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
