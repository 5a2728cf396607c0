package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.securitygate.governance.WaiverTerms;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.model.Finding;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.kohsuke.stapler.StaplerRequest2;

/** What stands in the form that asks for a waiver: what the page knows of a finding, or what somebody typed. */
public final class WaiverForm {
    private final String job;
    private final StaplerRequest2 request;
    private final Finding finding;
    private final List<String> problems;

    private WaiverForm(String job, StaplerRequest2 request, Finding finding, List<String> problems) {
        this.job = job;
        this.request = request;
        this.finding = finding;
        this.problems = problems;
    }

    /** The form for the finding that the request's parameter {@code finding} names, if it names one. */
    static WaiverForm of(Run<?, ?> run, StaplerRequest2 request) throws IOException {
        String fingerprint = parameter(request, "finding");
        Finding finding = fingerprint.isEmpty()
                ? null
                : BuildFiles.of(run).evidence().stream()
                        .flatMap(evidence -> evidence.findings().stream())
                        .filter(candidate -> candidate.fingerprint().equals(fingerprint))
                        .findFirst()
                        .orElse(null);
        return new WaiverForm(run.getParent().getFullName(), request, finding, List.of());
    }

    /** The form as it was sent. */
    static WaiverForm sent(Run<?, ?> run, StaplerRequest2 request) {
        return new WaiverForm(run.getParent().getFullName(), request, null, List.of());
    }

    /** The same with what is wrong with it, so that nobody has to type it again. */
    WaiverForm rejected(Exception problem) {
        return new WaiverForm(
                job, request, finding, problem.getMessage().lines().toList());
    }

    public List<String> getProblems() {
        return problems;
    }

    public String getId() {
        if (finding == null) {
            return parameter(request, "id");
        }
        List<String> identifiers = finding.advisory().identifiers();
        return identifiers.isEmpty() ? finding.rule() : identifiers.get(0);
    }

    public String getComponent() {
        return finding == null
                ? parameter(request, "component")
                : finding.component().purl();
    }

    public String getPath() {
        return finding == null ? parameter(request, "path") : finding.location().path();
    }

    public String getReason() {
        return parameter(request, "reason");
    }

    public String getExpires() {
        return parameter(request, "expires");
    }

    /** Whether the waiver is asked for all jobs of the folder. */
    public boolean isWholeFolder() {
        return parameter(request, "folder").equals("true");
    }

    /** The folder of the job, empty when it is in none. */
    public String getFolder() {
        int slash = job.lastIndexOf('/');
        return slash < 0 ? "" : job.substring(0, slash);
    }

    public String getJob() {
        return job;
    }

    /** What the form asks for. */
    WaiverTerms terms() {
        return new WaiverTerms(
                isWholeFolder() && !getFolder().isEmpty() ? getFolder() + "/**" : job,
                parameter(request, "id"),
                parameter(request, "component"),
                parameter(request, "path"),
                getReason(),
                date(getExpires()));
    }

    private static LocalDate date(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no day; write it as 2026-12-31", e);
        }
    }

    private static String parameter(StaplerRequest2 request, String name) {
        return Util.fixNull(request.getParameter(name));
    }
}
