package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.securitygate.jenkins.admin.FormAccess;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.report.ReportReader;
import io.jenkins.plugins.securitygate.report.ReportReaders;
import io.jenkins.plugins.securitygate.scanner.EmbeddedScanner;
import io.jenkins.plugins.securitygate.scanner.tool.ExternalTool;

/** What the forms of all steps that read a report have in common. */
final class ReportForm {
    private ReportForm() {}

    /** The embedded scanners and the tools for a drop-down list. */
    static ListBoxModel scanners(Item item) {
        FormAccess.check(item);
        ListBoxModel items = new ListBoxModel();
        items.add("", "");
        for (EmbeddedScanner each : ScannerNames.embedded()) {
            items.add(each.title(), each.id());
        }
        for (ExternalTool each : SecurityGateConfiguration.get().catalogue().all()) {
            items.add("tool: " + each.about().title(), each.id());
        }
        return items;
    }

    /** The report formats for a drop-down list. */
    static ListBoxModel formats(Item item) {
        FormAccess.check(item);
        ListBoxModel items = new ListBoxModel();
        items.add("detect by content", "");
        for (ReportReader each : ReportReaders.all()) {
            items.add(each.title(), each.format());
        }
        return items;
    }

    /** Whether a pattern stays within the workspace. */
    static FormValidation checkPattern(Item item, String pattern) {
        FormAccess.check(item);
        try {
            new WorkspacePattern(Util.fixNull(pattern));
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
