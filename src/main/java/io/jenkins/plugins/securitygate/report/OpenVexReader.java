package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads OpenVEX documents: one finding for each statement and product, with the status that the author claims. */
@AutoService(ReportReader.class)
public final class OpenVexReader implements ReportReader {
    @Override
    public String format() {
        return "openvex";
    }

    @Override
    public String title() {
        return "OpenVEX 0.x JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        return !probe.isArray()
                && probe.value("@context").startsWith("https://openvex.dev/ns")
                && probe.has("statements");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("openvex", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "timestamp" -> sink.started(Timestamps.parse(json.text()));
                    case "tooling" -> sink.tool(json.text(), "");
                    case "statements" -> json.records(sink, () -> statement(json, Nodes.entry(json), sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void statement(JsonCursor json, JsonNode entry, ScanSink sink) {
        JsonNode named = entry.path("vulnerability");
        String id = named.isObject() ? Nodes.first(named, "name", "@id") : Nodes.text(named);
        if (id.isEmpty()) {
            throw json.bad("the statement names no vulnerability");
        }
        List<Component> products = products(entry.path("products"));
        for (Component product : products.isEmpty() ? List.of(Component.NONE) : products) {
            sink.finding(Finding.of(ScanKind.DEPENDENCY, id)
                    .title(product.isKnown() ? id + " in " + product.name() : id)
                    .description(Nodes.text(named, "description"))
                    .component(product)
                    .advisory(Advisory.of(VulnerabilityIds.of(id, Nodes.texts(named, "aliases")), List.of()))
                    .remediation(Nodes.text(entry, "action_statement"))
                    .suppression(suppression(entry)));
        }
    }

    /** The parts of a product that the statement is about, else the product; up to version 0.0 products were texts. */
    private static List<Component> products(JsonNode products) {
        List<Component> components = new ArrayList<>();
        for (JsonNode product : products) {
            List<Component> parts = products(product.path("subcomponents"));
            components.addAll(parts.isEmpty() ? List.of(component(product)) : parts);
        }
        return components;
    }

    private static Component component(JsonNode product) {
        String id = product.isObject() ? Nodes.text(product, "@id") : Nodes.text(product);
        String purl = Nodes.text(product.path("identifiers"), "purl");
        return Purls.component(purl.isEmpty() ? id : purl, id, "", "");
    }

    /** {@code affected} and {@code under_investigation} leave the finding as it is. */
    private static Suppression suppression(JsonNode entry) {
        Suppression.State state = switch (Nodes.text(entry, "status")) {
            case "not_affected" -> Suppression.State.NOT_AFFECTED;
            case "fixed" -> Suppression.State.RESOLVED;
            default -> null;
        };
        List<String> reasons = new ArrayList<>(Nodes.texts(entry, "justification"));
        reasons.addAll(Nodes.texts(entry, "impact_statement"));
        return state == null ? null : new Suppression(state, "vex", String.join(": ", reasons));
    }
}
