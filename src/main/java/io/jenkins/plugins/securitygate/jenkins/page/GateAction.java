package io.jenkins.plugins.securitygate.jenkins.page;

import hudson.model.Api;
import hudson.model.BuildBadgeAction;
import hudson.model.DirectoryBrowserSupport;
import hudson.model.Run;
import io.jenkins.plugins.securitygate.export.FindingQuery;
import io.jenkins.plugins.securitygate.export.WaiverLink;
import io.jenkins.plugins.securitygate.governance.LastGate;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.Verdict;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Locale;
import jenkins.model.RunAction2;
import jenkins.util.VirtualFile;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The security report of one build: its page, its badge, its box on the build page and its remote API. Holds numbers
 * only; everything else is read from {@link BuildFiles} when somebody looks.
 */
@ExportedBean
public final class GateAction implements RunAction2, BuildBadgeAction {
    private transient Run<?, ?> run;
    private transient SoftReference<GateView> view;

    private String verdict = "";
    private String headline = "";
    private String stage = "";
    private String region = "";
    private GateCounts counts;
    // Null in builds from before there were approvals.
    private String review;
    private boolean approved;

    private GateAction(Run<?, ?> run) {
        this.run = run;
    }

    /** The action of a build, added to it when it has none. */
    public static GateAction attach(Run<?, ?> run) throws IOException {
        synchronized (run) {
            GateAction action = run.getAction(GateAction.class);
            if (action == null) {
                action = new GateAction(run);
                run.addAction(action);
                run.save();
            }
            return action;
        }
    }

    /** Keeps what a gate decided and {@link BuildFiles} has, in place of an earlier gate's decision. */
    public void decided(Evidence evidence, Decision decision) throws IOException {
        synchronized (this) {
            verdict = decision.verdict().id();
            headline = decision.headline();
            stage = decision.subject().stage();
            region = decision.subject().region();
            counts = new GateCounts(evidence, decision);
            review = null;
            approved = false;
            view = null;
        }
        keep();
    }

    /** Keeps that a gate could not decide, which is a failure. */
    public void undecided(String reason) throws IOException {
        BuildFiles.of(run).deleteGate();
        synchronized (this) {
            verdict = Verdict.FAIL.id();
            headline = reason;
            counts = null;
            review = null;
            approved = false;
            view = null;
        }
        keep();
    }

    /**
     * Keeps what people made of a decision that wanted a review.
     *
     * @param goesOn whether the build may go on
     * @param line what came of it
     */
    public void reviewed(boolean goesOn, String line) throws IOException {
        synchronized (this) {
            review = line;
            approved = goesOn;
            view = null;
        }
        keep();
    }

    private void keep() throws IOException {
        run.save();
        GateCounts last = getCounts();
        boolean review = getVerdict().equals(Verdict.REVIEW.id());
        boolean waits = review && getReview().isEmpty();
        Verdict made = isPassed() ? Verdict.PASS : Verdict.FAIL;
        String verdict = review && !waits ? made.id() : getVerdict();
        int risk = last == null || last.getRisk() == null ? -1 : last.getRisk();
        new LastGate(
                        run.getNumber(),
                        verdict,
                        waits,
                        risk,
                        last == null ? 0 : last.getBlockers(),
                        last == null ? 0 : last.getFailedScans())
                .write(run.getParent().getRootDir().toPath());
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }

    @Override
    public String getIconFileName() {
        return "symbol-shield-warning";
    }

    @Override
    public String getDisplayName() {
        return "Security gate";
    }

    @Override
    public String getUrlName() {
        return "security-gate";
    }

    /** The remote API, at {@code api/json} below the page. */
    public Api getApi() {
        return new Api(this);
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** The build, by the name that Jenkins' frame for pages below a build asks for. */
    public Run<?, ?> getObject() {
        return run;
    }

    /** {@code pass}, {@code warn}, {@code review}, {@code fail}, or empty when no gate was reached. */
    @Exported(visibility = 2)
    public synchronized String getVerdict() {
        return verdict;
    }

    /** Why, one line. */
    @Exported(visibility = 2)
    public synchronized String getHeadline() {
        return headline;
    }

    @Exported(visibility = 2)
    public synchronized String getStage() {
        return stage;
    }

    @Exported(visibility = 2)
    public synchronized String getRegion() {
        return region;
    }

    /** The numbers, {@code null} when no gate decided. */
    @Exported(visibility = 2)
    public synchronized GateCounts getCounts() {
        return counts;
    }

    /** What people made of a decision that wanted a review, empty when they were not asked or have not decided. */
    @Exported(visibility = 2)
    public synchronized String getReview() {
        return review == null ? "" : review;
    }

    /** Whether the last gate, or those who reviewed its decision, let the build go on. */
    public synchronized boolean isPassed() {
        return verdict.equals(Verdict.PASS.id())
                || verdict.equals(Verdict.WARN.id())
                || verdict.equals(Verdict.REVIEW.id()) && approved;
    }

    /** The verdict in capitals, for people. */
    public String getVerdictWord() {
        String last = getVerdict();
        if (last.isEmpty()) {
            return "NOT DECIDED";
        }
        return word(Verdict.valueOf(last.toUpperCase(Locale.ROOT)));
    }

    private String word(Verdict last) {
        return switch (last) {
            case PASS -> "PASSED";
            case WARN -> "PASSED WITH WARNINGS";
            case REVIEW -> getReview().isEmpty() ? "NEEDS APPROVAL" : isPassed() ? "APPROVED" : "NOT APPROVED";
            case FAIL -> "FAILED";
        };
    }

    /** The verdict with the number of rules that stop the build. */
    public String getVerdictLine() {
        GateCounts numbers = getCounts();
        int blockers = numbers == null ? 0 : numbers.getBlockers();
        return getVerdictWord() + (blockers == 0 ? "" : blockers == 1 ? ": 1 blocker" : ": " + blockers + " blockers");
    }

    /** The symbol that stands beside the word. */
    public String getVerdictIcon() {
        return switch (getVerdict()) {
            case "pass" -> "symbol-status-blue";
            case "warn" -> "symbol-status-yellow";
            case "review" -> isPassed() ? "symbol-status-yellow" : "symbol-status-red";
            case "fail" -> "symbol-status-red";
            default -> "symbol-status-nobuilt";
        };
    }

    /** The report that the request's parameters ask for, as HTML in which everything from a report is escaped. */
    public String report(StaplerRequest2 request) throws IOException {
        WaiverLink waivers = getParts().stream()
                .map(GatePagePart::waiverPage)
                .filter(page -> !page.isEmpty())
                .findFirst()
                .map(page -> new WaiverLink("../" + page + "/"))
                .orElse(WaiverLink.NONE);
        return getView().fragment().html(FindingQuery.of(request::getParameter), waivers);
    }

    /** Names of the files below {@code reports/}. */
    public List<String> getDownloads() throws IOException {
        return getView().downloads();
    }

    /** The findings that the request's parameters select, as JSON. */
    public HttpResponse doFindings(StaplerRequest2 request) throws IOException {
        return new JsonResponse(FindingPage.of(getView().fragment(), FindingQuery.of(request::getParameter)));
    }

    /** Read from the build's files and kept while there is memory for it. */
    public synchronized GateView getView() throws IOException {
        GateView cached = view == null ? null : view.get();
        if (cached == null) {
            String job = run.getParent().getFullName();
            String failure = counts == null && !verdict.isEmpty() ? headline : "";
            cached = GateView.read(
                    BuildFiles.of(run), new Subject(job, String.valueOf(run.getNumber()), stage, region), failure);
            view = new SoftReference<>(cached);
        }
        return cached;
    }

    /** What other packages add to the page. */
    public List<GatePagePart> getParts() {
        return run.getActions(GatePagePart.class);
    }

    /** Serves the exported reports; Jenkins' own rules for untrusted files apply. */
    public DirectoryBrowserSupport doReports() {
        return new DirectoryBrowserSupport(
                this, VirtualFile.forFile(BuildFiles.of(run).reports().toFile()), getDisplayName(), "", true);
    }
}
