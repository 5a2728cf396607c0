package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.jenkins.page.ScanPlace;
import io.jenkins.plugins.securitygate.model.Evidence;
import java.io.IOException;
import java.util.UUID;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@link SecurityScanStep} as a build step of a freestyle job. */
public final class SecurityScanBuilder extends Builder implements SimpleBuildStep {
    private String scanner = "";
    private String report = "";
    private String format = "";
    private String tool = "";
    private String target = "";
    private String file = "";
    private String image = "";
    private String url = "";
    private String history = "";
    private String secretBaseline = "";

    @DataBoundConstructor
    public SecurityScanBuilder() {}

    public String getScanner() {
        return scanner;
    }

    /** @param scanner id of an embedded scanner or a tool, empty to read a report */
    @DataBoundSetter
    public void setScanner(String scanner) {
        this.scanner = Util.fixNull(scanner);
    }

    public String getReport() {
        return report;
    }

    /** @param report Ant-style pattern of report files, empty to run a scanner */
    @DataBoundSetter
    public void setReport(String report) {
        this.report = Util.fixNull(report);
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

    @Override
    public void perform(
            Run<?, ?> run, FilePath workspace, EnvVars environment, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        ScanRequest request = new ScanRequest(
                scanner,
                report,
                format,
                tool,
                ToolTarget.of(target, file, image, url),
                new SecretSearch(history, secretBaseline));
        request.validate(SecurityGateConfiguration.get().catalogue());
        ScanPlace place = new ScanPlace(
                run.getParent().getFullName(),
                String.valueOf(run.getNumber()),
                UUID.randomUUID().toString(),
                "");
        ScanRecorder recorder = new ScanRecorder(run, place, request);
        recorder.begin();
        Evidence evidence = recorder.scan(new AgentPlace(workspace, launcher, environment, listener), 0);
        ScanSummary.of(evidence).lines().forEach(listener.getLogger()::println);
    }

    /** Describes the form. */
    @Extension
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
        @Override
        public String getDisplayName() {
            return "Scan for security problems, or read a scanner's report";
        }

        @Override
        @SuppressWarnings("rawtypes") // as Jenkins declares it
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
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
