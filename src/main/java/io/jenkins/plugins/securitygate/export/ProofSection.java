package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.PolicyRef;
import io.jenkins.plugins.securitygate.model.Scan;
import java.io.IOException;
import java.util.List;

/** What an auditor needs to repeat the decision: digests of the policies and of the raw reports. */
final class ProofSection implements Section {
    @Override
    public void write(Html html, Outcome outcome) throws IOException {
        List<PolicyRef> policies =
                outcome.decision().map(decision -> decision.policies()).orElse(List.of());
        Section.begin(html, "evidence", "Evidence");
        html.leaf(
                "p",
                "sg-muted",
                "Collected " + VerdictSection.time(outcome.evidence().collected())
                        + ". SHA-256 digests of what this decision rests on.");
        Section.table(html, "Digests", "What", "Name", "From", "SHA-256");
        for (PolicyRef policy : policies) {
            row(html, "policy", policy.name() + " " + policy.version(), policy.source(), policy.digest());
        }
        for (Scan scan : outcome.evidence().scans()) {
            String digest = scan.reportDigest().isEmpty() ? "embedded scanner, no report file" : scan.reportDigest();
            row(html, "report", scan.tool() + " " + scan.toolVersion(), scan.source(), digest);
        }
        html.close(3);
        html.leaf(
                "p",
                "sg-muted",
                "Beside this page: compliance-gate.json (the decision for scripts), findings.sarif,"
                        + " sbom.cdx.json and evidence.json (everything, without loss).");
        html.close();
    }

    private static void row(Html html, String what, String name, String from, String digest) throws IOException {
        html.open("tr")
                .leaf("td", null, what)
                .leaf("td", null, name.strip())
                .leaf("td", "sg-place", from)
                .open("td", "class", "sg-digest")
                .leaf("code", null, digest)
                .close(2);
    }
}
