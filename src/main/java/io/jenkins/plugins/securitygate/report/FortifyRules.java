package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an FVDL file says behind its results: its rules, and the steps that several results share. */
final class FortifyRules {
    private static final double HIGH = 2.5;

    private final Map<String, Map<String, String>> groups = new HashMap<>();
    private final Map<String, Location> nodes = new HashMap<>();

    static FortifyRules of(Report report) throws IOException, ReportException {
        FortifyRules rules = new FortifyRules();
        try (XmlCursor xml = XmlCursor.open(report)) {
            xml.children(name -> {
                switch (name) {
                    case "UnifiedNodePool" -> xml.children(node -> rules.node(xml));
                    case "EngineData" ->
                        xml.children(part -> {
                            if (part.equals("RuleInfo")) {
                                xml.children(rule -> rules.rule(xml));
                            }
                        });
                    default -> {}
                }
            });
            xml.end();
        }
        return rules;
    }

    private void node(XmlCursor xml) throws IOException, ReportException {
        String id = xml.attribute("id");
        xml.children(name -> {
            if (name.equals("SourceLocation")) {
                nodes.put(id, place(xml));
            }
        });
    }

    private void rule(XmlCursor xml) throws IOException, ReportException {
        Map<String, String> rule = new HashMap<>();
        groups.put(xml.attribute("id"), rule);
        xml.children(info -> xml.children(group -> {
            String name = xml.attribute("name");
            if (List.of("Accuracy", "Impact", "Probability", "altcategoryCWE").contains(name)) {
                rule.put(name, xml.text());
            }
        }));
    }

    /** The {@code SourceLocation} that the cursor stands on. */
    static Location place(XmlCursor xml) {
        return new Location(
                xml.attribute("path"),
                xml.integer("line"),
                xml.integer("colStart"),
                xml.integer("lineEnd"),
                xml.integer("colEnd"));
    }

    /** A shared step, nowhere when there is none of this id. */
    Location node(String id) {
        return nodes.getOrDefault(id, Location.NONE);
    }

    /** The weaknesses of a rule, which stand as {@code CWE ID 352, CWE ID 472}. */
    List<Integer> cwes(String rule) {
        List<String> ids = new ArrayList<>();
        for (String id : group(rule, "altcategoryCWE").split(",")) {
            ids.add(id.replace("CWE ID", "").strip());
        }
        return Cwe.numbers(ids);
    }

    /**
     * The Fortify priority order: impact against likelihood, each high from 2.5 of 5 on.
     *
     * @param confidence of the one result
     * @param otherwise severity of the result, which counts for rules without an impact
     */
    Severity severity(String rule, double confidence, double otherwise) {
        double impact = number(group(rule, "Impact"));
        if (impact < 0) {
            return otherwise < 0 ? Severity.UNKNOWN : Severity.ofScore(otherwise * 2);
        }
        double likelihood = number(group(rule, "Accuracy")) * confidence * number(group(rule, "Probability")) / 25;
        if (impact >= HIGH) {
            return likelihood >= HIGH ? Severity.CRITICAL : Severity.HIGH;
        }
        return likelihood >= HIGH ? Severity.MEDIUM : Severity.LOW;
    }

    private String group(String rule, String name) {
        return groups.getOrDefault(rule, Map.of()).getOrDefault(name, "");
    }

    /** A number from 0 to 5, -1 when the text is none. */
    static double number(String text) {
        return text.matches("[0-5](\\.[0-9]{1,9})?") ? Double.parseDouble(text) : -1;
    }
}
