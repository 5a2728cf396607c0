package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Location;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads one host of an nmap report, the element that the cursor stands on. */
final class NmapHost {
    private static final Set<String> SERVICE = Set.of("name", "product", "version");

    private final XmlCursor xml;
    private final ScanSink sink;
    private String name = "";

    NmapHost(XmlCursor xml, ScanSink sink) {
        this.xml = xml;
        this.sink = sink;
    }

    void read() throws IOException, ReportException {
        xml.children(child -> {
            switch (child) {
                // A MAC address follows that of the network; the host is known by the first.
                case "address" -> name = name.isEmpty() ? xml.attribute("addr") : name;
                case "hostnames" -> hostNames();
                case "ports" ->
                    xml.records(sink, port -> {
                        if (port.equals("port")) {
                            port();
                        }
                    });
                case "hostscript" -> xml.children(script -> new NmapScript(xml, sink, name).read());
                default -> {}
            }
        });
    }

    /** The name that the user gave is the one that stays the same when the address changes. */
    private void hostNames() throws IOException, ReportException {
        xml.children(child -> {
            if (xml.attribute("type").equals("user")) {
                name = xml.attribute("name");
            }
        });
    }

    private void port() throws IOException, ReportException {
        int number = number(xml.attribute("portid"));
        String protocol = xml.attribute("protocol");
        Map<String, String> attributes = new HashMap<>(Map.of("exposure", "network", "protocol", protocol));
        String[] state = {""};
        xml.children(child -> {
            switch (child) {
                case "state" -> {
                    state[0] = xml.attribute("state");
                    if (state[0].equals("open")) {
                        sink.record();
                    }
                }
                case "service" -> SERVICE.forEach(part -> attributes.put(part, xml.attribute(part)));
                case "script" -> new NmapScript(xml, sink, protocol + "://" + name + ":" + number).read();
                default -> {}
            }
        });
        if (state[0].equals("open")) {
            attributes.values().removeIf(String::isEmpty);
            sink.fact(new Fact(Fact.Type.PORT, Integer.toString(number), number, name, Location.NONE, attributes));
        }
    }

    private int number(String port) {
        if (!port.matches("[0-9]{1,5}")) {
            throw xml.bad("the port has no number");
        }
        return Integer.parseInt(port);
    }
}
