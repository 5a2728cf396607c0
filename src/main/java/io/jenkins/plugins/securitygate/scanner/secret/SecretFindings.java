package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Suppression;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.Gap;
import java.util.ArrayList;
import java.util.List;

/** Turns what rules match into findings: where they are, what people may see of them, and who says that they do not count. */
final class SecretFindings {
    private static final String ALLOW = "gitleaks:allow";
    private static final int CWE_HARD_CODED_CREDENTIALS = 798;
    private static final String REMEDIATION =
            "Revoke the secret where it was issued and issue a new one: whoever could read the file knows it. Then"
                    + " remove it from the file and from the history of the repository, and let the build take the new"
                    + " one from a credentials store.";

    private final IgnoreList ignored;
    private final GitleaksBaseline baseline;
    private final SecretMarks marks;
    private final SecretDigest secrets;

    /**
     * A finding and what tells it from others during the scan.
     *
     * @param mark the same for the same secret by the same rule in the same file, whichever commit holds it
     */
    record Found(Finding.Builder finding, String mark) {}

    SecretFindings(IgnoreList ignored, GitleaksBaseline baseline, SecretMarks marks, SecretDigest secrets) {
        this.ignored = ignored;
        this.baseline = baseline;
        this.marks = marks;
        this.secrets = secrets;
    }

    /** Findings about one text, in the order of the text. */
    List<Found> of(Origin origin, TextWindow window, List<Candidate> direct, List<Candidate> decoded) {
        if (direct.isEmpty() && decoded.isEmpty()) {
            return List.of();
        }
        List<Candidate> all = new ArrayList<>(direct);
        all.addAll(decoded);
        MaskedLine line = new MaskedLine(window.text(), all);
        return RuleMatcher.joined(RuleMatcher.distinct(direct), decoded).stream()
                .map(candidate -> new Found(
                        finding(candidate.rule(), origin)
                                .location(window.locate(origin.path(), candidate.secretSpan()))
                                .snippet(line.around(candidate.secretSpan()))
                                .identity(secrets.of(candidate.value()))
                                .suppression(suppression(origin, window, candidate)),
                        marks.of(candidate.rule().id(), origin.path(), candidate.value())))
                .toList();
    }

    /** A finding about a file as a whole. */
    Found wholeFile(SecretRule rule, Origin origin) {
        return new Found(
                finding(rule, origin)
                        .location(Location.of(origin.path(), 0))
                        .suppression(suppression(origin, rule.id(), 0, "")),
                marks.of(rule.id(), origin.path(), ""));
    }

    /** A finding about an archive, or a part of it, that could not be searched. */
    Found gap(Origin origin, String reason) {
        return new Found(
                Gap.of(ScanKind.SECRET, Location.of(origin.path(), 0), reason)
                        .target(target(origin))
                        .suppression(suppression(origin, Gap.RULE, 0, "")),
                marks.of(Gap.RULE, origin.path(), reason));
    }

    private static Finding.Builder finding(SecretRule rule, Origin origin) {
        return Finding.of(ScanKind.SECRET, rule.id())
                .title(rule.description())
                .severity(rule.severity())
                .target(target(origin))
                .cwes(List.of(CWE_HARD_CODED_CREDENTIALS))
                .remediation(REMEDIATION);
    }

    private static String target(Origin origin) {
        return origin.commit().isEmpty() ? "" : "commit " + origin.commit();
    }

    private Suppression suppression(Origin origin, TextWindow window, Candidate candidate) {
        if (candidate.lines().contains(ALLOW)) {
            return suppressed(ALLOW, "");
        }
        int line = window.lineAt(candidate.matchSpan().start());
        return suppression(origin, candidate.rule().id(), line, candidate.value());
    }

    private Suppression suppression(Origin origin, String rule, int line, String value) {
        if (ignored.contains(origin, rule, line)) {
            return suppressed(IgnoreList.FILE, "");
        }
        return baseline.holds(origin, rule, line, value)
                ? suppressed(GitleaksBaseline.SOURCE, "known in " + baseline.name())
                : null;
    }

    private static Suppression suppressed(String source, String reason) {
        return new Suppression(Suppression.State.SUPPRESSED, source, reason);
    }
}
