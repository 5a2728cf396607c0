package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.securitygate.model.Component;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Walks over the XML form of a CycloneDX document. */
final class CycloneDxXml {
    private final XmlCursor xml;
    private final CycloneDxBom bom;
    private final ScanSink sink;

    private CycloneDxXml(XmlCursor xml, CycloneDxBom bom, ScanSink sink) {
        this.xml = xml;
        this.bom = bom;
        this.sink = sink;
    }

    static void read(Report report, CycloneDxBom bom, ScanSink sink) throws IOException, ReportException {
        try (XmlCursor xml = XmlCursor.open(report)) {
            CycloneDxXml walk = new CycloneDxXml(xml, bom, sink);
            xml.children(walk::inventory);
            xml.end();
        }
        try (XmlCursor xml = XmlCursor.open(report)) {
            CycloneDxXml walk = new CycloneDxXml(xml, bom, sink);
            xml.children(name -> {
                if (name.equals("vulnerabilities")) {
                    walk.vulnerabilities(bom::vulnerability);
                }
            });
        }
    }

    private void inventory(String name) throws IOException, ReportException {
        switch (name) {
            case "metadata" -> xml.children(this::metadata);
            case "components" -> xml.children(child -> component(bom::inventory));
            default -> {}
        }
    }

    private void metadata(String name) throws IOException, ReportException {
        switch (name) {
            case "timestamp" -> bom.timestamp(xml.text());
            case "tools" -> xml.children(this::tool);
            case "component" ->
                component(entry -> {
                    bom.subject(entry);
                    return Component.NONE;
                });
            default -> {}
        }
    }

    private void tool(String name) throws IOException, ReportException {
        if (name.equals("tool")) {
            bom.tool(new CycloneDxXmlEntry(xml).read());
        } else if (name.equals("components")) {
            xml.children(child -> bom.tool(new CycloneDxXmlEntry(xml).read()));
        }
    }

    /** Reads a component with those inside it, and its vulnerabilities by the extension for 1.2 and 1.3. */
    private void component(Function<JsonNode, Component> taker) throws IOException, ReportException {
        List<CycloneDxVulnerability> own = new ArrayList<>();
        CycloneDxXmlEntry reader = new CycloneDxXmlEntry(xml);
        ObjectNode entry = reader.attributes();
        xml.children(name -> {
            switch (name) {
                case "components" -> xml.children(child -> component(bom::inventory));
                case "vulnerabilities" -> vulnerabilities(own::add);
                default -> reader.member(entry, name);
            }
        });
        Component component = taker.apply(entry);
        own.forEach(vulnerability -> bom.vulnerability(vulnerability, component));
    }

    private void vulnerabilities(Consumer<CycloneDxVulnerability> taker) throws IOException, ReportException {
        bom.listsVulnerabilities();
        xml.records(sink, name -> {
            sink.record();
            JsonNode entry = new CycloneDxXmlEntry(xml).read();
            String id = Nodes.first(entry, "id", "bom-ref");
            if (id.isEmpty()) {
                throw xml.bad("the vulnerability has no id");
            }
            taker.accept(new CycloneDxVulnerability(id, entry));
        });
    }
}
