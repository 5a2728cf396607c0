package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Risk;
import java.io.IOException;

/** What the risk of the release is made of; nothing where nobody assessed it. */
final class RiskSection implements Section {
    @Override
    public void write(Html html, Outcome outcome) throws IOException {
        if (outcome.evidence().risks().isEmpty()) {
            return;
        }
        Section.begin(html, "risk", "Risk");
        for (Risk risk : outcome.evidence().risks()) {
            risk(html, risk);
        }
        html.close();
    }

    private static void risk(Html html, Risk risk) throws IOException {
        String stage = risk.stage().isEmpty() ? "" : risk.stage() + ": ";
        html.leaf(
                "p",
                "sg-headline",
                stage + risk.line() + ", " + risk.recommendation().id());
        if (risk.reasons().isEmpty()) {
            html.leaf("p", "sg-muted", "Nothing speaks against the release.");
            return;
        }
        Section.table(html, "Reasons for the risk", "Points", "Reason", "Behind it");
        for (Risk.Reason reason : risk.reasons()) {
            html.open("tr")
                    .leaf("td", null, String.valueOf(reason.share()))
                    .leaf("td", null, reason.title())
                    .open("td");
            for (String line : reason.evidence()) {
                html.open("div").leaf("code", null, line).close();
            }
            html.close(2);
        }
        html.close(3);
    }
}
