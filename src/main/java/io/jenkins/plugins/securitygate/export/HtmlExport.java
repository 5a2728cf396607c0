package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The report for people: one file that opens from disk and loads nothing. Its Content Security Policy allows our script
 * and style sheet by their hashes and nothing else.
 */
public final class HtmlExport implements Export {
    private static final List<Section> SECTIONS = List.of(
            new VerdictSection(),
            new BlockersSection(WaiverLink.NONE),
            new PoliciesSection(),
            new ScansSection(),
            new FindingsSection(),
            new ComponentsSection(),
            new ExposureSection(),
            new ProofSection());

    private static final List<String> PLACES =
            List.of("Policies", "Scans", "Findings", "Components", "Exposure", "Evidence");

    @Override
    public String fileName() {
        return "report.html";
    }

    @Override
    public void write(Evidence evidence, Decision decision, OutputStream out) throws IOException {
        Outcome outcome = new Outcome(evidence, decision);
        Html html =
                new Html(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), FilterLink.SCRIPT);
        html.doctype().open("html", "lang", "en");
        head(html, evidence);
        html.open("body", "class", "sg");
        html.open("a", "class", "sg-skip", "href", "#main")
                .text("Skip to the verdict")
                .close();
        navigation(html, outcome);
        html.open("main", "id", "main");
        for (Section section : SECTIONS) {
            section.write(html, outcome);
        }
        html.close();
        html.open("script", "type", "application/json", "id", "sg-data");
        html.flush();
        FindingsData.write(outcome, out);
        html.close().source("script", WebFile.SCRIPT.content());
        html.close(2).flush();
    }

    private static void head(Html html, Evidence evidence) throws IOException {
        html.open("head").open("meta", "charset", "utf-8");
        html.open(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; base-uri 'none'; form-action 'none'; script-src " + WebFile.SCRIPT.hash()
                        + "; style-src " + WebFile.STYLE.hash());
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.open("meta", "name", "color-scheme", "content", "light dark");
        html.open("meta", "name", "referrer", "content", "no-referrer");
        html.open("title").text("Security gate: " + evidence.subject().name()).close();
        html.source("style", WebFile.STYLE.content()).close();
    }

    private static void navigation(Html html, Outcome outcome) throws IOException {
        html.open("header", "class", "sg-top").leaf("span", "sg-brand", "Security gate");
        html.leaf("span", "sg-subject", outcome.evidence().subject().name());
        html.open("nav", "aria-label", "Sections");
        if (!outcome.blockers().isEmpty()) {
            html.open("a", "href", "#fix").text("What to fix").close();
        }
        for (String place : PLACES) {
            html.open("a", "href", "#" + place.toLowerCase(java.util.Locale.ROOT))
                    .text(place)
                    .close();
        }
        html.close(2);
    }
}
