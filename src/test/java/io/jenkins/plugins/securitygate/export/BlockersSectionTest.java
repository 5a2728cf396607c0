package io.jenkins.plugins.securitygate.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.RuleResult.State;
import io.jenkins.plugins.securitygate.model.RuleResult.Tally;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.model.Violation;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockersSectionTest {
    private static final Finding FIRST = token("src/a.ts", Severity.HIGH);
    private static final Finding SECOND = token("src/b.ts", Severity.HIGH);
    private static final Finding WORSE = token("src/c.ts", Severity.CRITICAL);

    private static Finding token(String file, Severity severity) {
        return Finding.of(ScanKind.SECRET, "json-web-token")
                .title("JSON Web Token")
                .severity(severity)
                .location(Location.of(file, 7))
                .remediation("Revoke the token.")
                .change(Change.NEW)
                .build("secret", "secret");
    }

    private static String section(Finding... findings) throws IOException {
        List<Violation> violations = Arrays.stream(findings)
                .map(finding -> new Violation(
                        finding.title(), finding.place(), finding.severity(), "", finding.fingerprint(), Change.NEW))
                .toList();
        RuleResult rule = new RuleResult(
                "baseline",
                "no-new-secrets",
                "No new secrets",
                "",
                State.BROKEN,
                Verdict.FAIL,
                true,
                "Secrets are in the source.",
                new Tally(findings.length, findings.length, 0, 0, findings.length, 0),
                violations);
        Decision decision = new Decision(
                Verdict.FAIL,
                "Secrets in the source",
                Sample.COLLECTED,
                Sample.SUBJECT,
                List.of(),
                List.of(rule),
                List.of(),
                Set.of());
        StringWriter out = new StringWriter();
        new BlockersSection(new WaiverLink("waive"))
                .write(new Html(out, FilterLink.SCRIPT), new Outcome(Sample.evidence(List.of(findings)), decision));
        return out.toString();
    }

    @Test
    void saysOnceWhatToDoAboutTheSameProblemAtSeveralPlaces() throws IOException {
        assertThat(section(FIRST, SECOND))
                .containsOnlyOnce("<strong>JSON Web Token</strong>")
                .containsOnlyOnce("Revoke the token.")
                .contains("2 places")
                .containsSubsequence("src/a.ts:7", "src/b.ts:7");
    }

    @Test
    void leadsFromEachPlaceToAWaiverForThatFindingAlone() throws IOException {
        assertThat(section(FIRST, SECOND))
                .containsSubsequence(
                        "src/a.ts:7",
                        "waive?finding=" + FIRST.fingerprint(),
                        "src/b.ts:7",
                        "waive?finding=" + SECOND.fingerprint());
    }

    @Test
    void keepsProblemsOfAnotherSeverityApart() throws IOException {
        assertThat(section(WORSE, FIRST))
                .containsSubsequence("critical", "src/c.ts:7", "high", "src/a.ts:7")
                .doesNotContain(" places<");
    }
}
