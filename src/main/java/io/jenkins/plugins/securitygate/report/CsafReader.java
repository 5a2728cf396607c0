package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads CSAF 2.0 documents, advisories and VEX alike: one finding for each vulnerability and product, with the status
 * that the publisher claims.
 */
@AutoService(ReportReader.class)
public final class CsafReader implements ReportReader {
    @Override
    public String format() {
        return "csaf";
    }

    @Override
    public String title() {
        return "CSAF 2.0 JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        return !probe.isArray() && probe.has("document.csaf_version");
    }

    /** Reads twice, since vulnerabilities name products by ids of the product tree, which may stand behind. */
    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("csaf", "");
        Map<String, Component> products = new HashMap<>();
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "document" -> document(json.tree(), sink);
                    case "product_tree" -> products(json, products);
                    default -> {}
                }
            });
            json.end();
        }
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                if (name.equals("vulnerabilities")) {
                    json.records(
                            sink,
                            () -> CsafVulnerability.of(json, Nodes.entry(json))
                                    .findings(products)
                                    .forEach(sink::finding));
                }
            });
        }
    }

    private static void document(JsonNode document, ScanSink sink) {
        JsonNode engine = document.path("tracking").path("generator").path("engine");
        sink.tool(Nodes.text(engine, "name"), Nodes.text(engine, "version"));
        sink.started(Timestamps.parse(Nodes.text(document.path("tracking"), "current_release_date")));
    }

    /** Branches may be nested; products stand in them, in a list of their own, and in relationships. */
    private static void products(JsonCursor json, Map<String, Component> products) throws IOException, ReportException {
        if (json.isArray()) {
            json.elements(() -> products(json, products));
        } else if (json.isObject()) {
            json.members(name -> {
                switch (name) {
                    case "product", "full_product_name" -> add(json.tree(), products);
                    case "full_product_names" -> json.elements(() -> add(json.tree(), products));
                    default -> products(json, products);
                }
            });
        }
    }

    private static void add(JsonNode product, Map<String, Component> products) {
        String purl = Nodes.text(product.path("product_identification_helper"), "purl");
        products.put(Nodes.text(product, "product_id"), Purls.component(purl, Nodes.text(product, "name"), "", ""));
    }
}
