package io.jenkins.plugins.securitygate.evidence;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;

/** Writes findings and what they are made of. {@link FindingParser} reads the same names. */
final class FindingWriter {
    private final JsonWriter json;

    FindingWriter(JsonWriter json) {
        this.json = json;
    }

    void write(Finding finding) throws IOException {
        json.object(() -> {
            identity(finding);
            place(finding);
            advice(finding);
            state(finding);
        });
    }

    private void identity(Finding finding) throws IOException {
        json.alwaysText("fingerprint", finding.fingerprint());
        json.word("kind", finding.kind());
        json.alwaysText("scan", finding.scan());
        json.text("tool", finding.tool());
        json.text("rule", finding.rule());
        json.text("title", finding.title());
        json.text("description", finding.description());
        json.word("severity", finding.severity());
    }

    private void place(Finding finding) throws IOException {
        location("location", finding.location());
        if (!finding.endpoint().equals(Endpoint.NONE)) {
            json.object("endpoint", () -> endpoint(finding.endpoint()));
        }
        json.text("target", finding.target());
        if (!finding.component().equals(Component.NONE)) {
            json.object("component", () -> componentMembers(finding.component()));
        }
        json.text("snippet", finding.snippet());
        json.list("flow", finding.flow(), step -> json.object(() -> locationMembers(step)));
    }

    private void advice(Finding finding) throws IOException {
        if (!finding.advisory().equals(Advisory.NONE)) {
            json.object("advisory", () -> advisory(finding.advisory()));
        }
        json.numbers("cwes", finding.cwes());
        json.text("remediation", finding.remediation());
        json.text("url", finding.url());
    }

    private void state(Finding finding) throws IOException {
        Suppression suppression = finding.suppression();
        if (suppression != null) {
            json.object("suppression", () -> {
                json.word("state", suppression.state());
                json.text("source", suppression.source());
                json.text("reason", suppression.reason());
                if (suppression.central()) {
                    json.alwaysFlag("central", true);
                }
            });
        }
        json.word("change", finding.change());
        json.number("occurrences", finding.occurrences(), 1);
    }

    private void endpoint(Endpoint endpoint) throws IOException {
        json.text("method", endpoint.method());
        json.text("url", endpoint.url());
        json.text("parameter", endpoint.parameter());
    }

    private void advisory(Advisory advisory) throws IOException {
        json.texts("identifiers", advisory.identifiers());
        json.list("cvss", advisory.cvss(), rating -> json.object(() -> cvss(rating)));
        json.decimal("epss", advisory.epss());
        json.decimal("epssPercentile", advisory.epssPercentile());
        json.flag("kev", advisory.kev());
        json.texts("fixedVersions", advisory.fixedVersions());
        json.text(
                "published",
                advisory.published() == null ? "" : advisory.published().toString());
    }

    private void cvss(Cvss cvss) throws IOException {
        json.text("version", cvss.version());
        json.text("vector", cvss.vector());
        json.decimal("score", cvss.score());
        json.text("source", cvss.source());
    }

    void component(Component component) throws IOException {
        json.object(() -> componentMembers(component));
    }

    private void componentMembers(Component component) throws IOException {
        json.text("purl", component.purl());
        json.text("name", component.name());
        json.text("version", component.version());
        json.texts("licenses", component.licenses());
        json.text("path", component.path());
        json.word("scope", component.scope());
        json.list("origins", component.origins(), origin -> json.object(() -> origin(origin)));
    }

    private void origin(Component.Origin origin) throws IOException {
        json.text("scan", origin.scan());
        json.text("path", origin.path());
        json.texts("licenses", origin.licenses());
        json.word("scope", origin.scope());
    }

    void location(String name, Location location) throws IOException {
        if (!location.equals(Location.NONE)) {
            json.object(name, () -> locationMembers(location));
        }
    }

    private void locationMembers(Location location) throws IOException {
        json.text("path", location.path());
        json.number("line", location.line(), 0);
        json.number("column", location.column(), 0);
        json.number("endLine", location.endLine(), 0);
        json.number("endColumn", location.endColumn(), 0);
    }
}
