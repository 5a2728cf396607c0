package io.jenkins.plugins.securitygate.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Component;
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
    void saysOnceWhatSeveralToolsReport() throws IOException {
        Finding other = Finding.of(ScanKind.SECRET, "jwt")
                .title("Uncovered a JSON Web Token")
                .severity(Severity.MEDIUM)
                .location(Location.of("src/a.ts", 7))
                .build("gitleaks", "gitleaks");

        assertThat(section(FIRST, SECOND, other))
                .contains("2 places")
                .containsOnlyOnce("src/a.ts:7")
                .contains("also reported by gitleaks")
                .contains("waive?finding=" + other.fingerprint())
                .doesNotContain("Uncovered");
    }

    @Test
    void takesAVulnerabilityOfAPackageForOneHoweverToolsNameIt() throws IOException {
        Finding trivy = vulnerability("CVE-2026-1", List.of("CVE-2026-1"), "lodash", "trivy");
        Finding grype = vulnerability("GHSA-a", List.of("GHSA-a", "CVE-2026-1"), "lodash", "grype");
        Finding elsewhere = vulnerability("CVE-2026-1", List.of("CVE-2026-1"), "lodash-es", "npm");

        assertThat(section(trivy, grype, elsewhere))
                .containsOnlyOnce("Upgrade lodash from 4.17.15 to 4.17.21.")
                .contains("also reported by grype")
                .contains("Upgrade lodash-es from 4.17.15 to 4.17.21.")
                .doesNotContain("also reported by npm");
    }

    private static Finding vulnerability(String rule, List<String> identifiers, String name, String tool) {
        return Finding.of(ScanKind.DEPENDENCY, rule)
                .title(rule + " of " + name)
                .severity(Severity.HIGH)
                .component(Component.of("pkg:npm/" + name + "@4.17.15", name, "4.17.15"))
                .advisory(Advisory.of(identifiers, List.of("4.17.21")))
                .build(tool, tool);
    }

    @Test
    void keepsProblemsOfAnotherSeverityApart() throws IOException {
        assertThat(section(WORSE, FIRST))
                .containsSubsequence("critical", "src/c.ts:7", "high", "src/a.ts:7")
                .doesNotContain(" places<");
    }
}
