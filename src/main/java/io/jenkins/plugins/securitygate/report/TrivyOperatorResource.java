package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One resource of the Trivy Operator.
 *
 * @param name of the workload that it is about, for example {@code default/ReplicaSet/shop}
 * @param image name of the image without tag, empty when it is not about one
 * @param secrets how secret values become digests
 * @param items the resources of a list
 */
record TrivyOperatorResource(String name, String image, SecretDigest secrets, List<TrivyOperatorResource> items) {
    private static final String LABEL = "trivy-operator.resource.";

    /** Reads what the resource at the cursor is about. */
    static TrivyOperatorResource outline(JsonCursor json, SecretDigest secrets) throws IOException, ReportException {
        String[] about = {"", ""};
        List<TrivyOperatorResource> items = new ArrayList<>();
        json.members(member -> {
            switch (member) {
                case "metadata" -> about[0] = name(json.tree());
                case "report" -> about[1] = image(json);
                case "items" -> json.elements(() -> items.add(outline(json, secrets)));
                default -> {}
            }
        });
        return new TrivyOperatorResource(about[0], about[1], secrets, items);
    }

    private static String name(JsonNode metadata) {
        JsonNode labels = metadata.path("labels");
        String kind = Nodes.text(labels, LABEL + "kind");
        if (kind.isEmpty()) {
            return Nodes.text(metadata, "name");
        }
        String namespace = Nodes.text(labels, LABEL + "namespace");
        return (namespace.isEmpty() ? "" : namespace + "/") + kind + "/" + Nodes.text(labels, LABEL + "name");
    }

    private static String image(JsonCursor json) throws IOException, ReportException {
        String[] parts = {"", ""};
        json.members(member -> {
            switch (member) {
                case "registry" -> parts[0] = Nodes.text(json.tree(), "server");
                case "artifact" -> parts[1] = Nodes.text(json.tree(), "repository");
                default -> {}
            }
        });
        return parts[0].isEmpty() || parts[1].isEmpty() ? parts[1] : parts[0] + "/" + parts[1];
    }

    Finding.Builder vulnerability(JsonCursor json, JsonNode entry) {
        String id = Nodes.required(json, entry, "vulnerabilityID");
        boolean language = Nodes.text(entry, "class").equals("lang-pkgs");
        List<Cvss> ratings = Ratings.of("", entry.path("score").asDouble(), "trivy");
        Component component = Purls.component(
                Nodes.text(entry, "packagePURL"),
                Nodes.text(entry, "resource"),
                Nodes.text(entry, "installedVersion"),
                Nodes.text(entry, "packagePath"));
        return Finding.of(language ? ScanKind.DEPENDENCY : ScanKind.CONTAINER, id)
                .title(Nodes.text(entry, "title"))
                .description(Nodes.text(entry, "description"))
                .severity(Severity.of(Nodes.text(entry, "severity")))
                .location(Location.of(component.path(), 0))
                .target(image)
                .component(component)
                .advisory(new Advisory(
                        VulnerabilityIds.of(id, List.of()),
                        ratings,
                        -1,
                        -1,
                        false,
                        Nodes.texts(entry, "fixedVersion"),
                        Timestamps.parse(Nodes.text(entry, "publishedDate"))))
                .url(Nodes.text(entry, "primaryLink"));
    }

    Finding.Builder check(JsonCursor json, JsonNode entry) {
        String id = Nodes.first(entry, "checkID", "title");
        if (id.isEmpty()) {
            throw json.bad("the check has neither checkID nor title");
        }
        String target = Nodes.text(entry, "target");
        List<String> messages = new ArrayList<>(Nodes.texts(entry, "messages"));
        messages.add(Nodes.text(entry, "description"));
        return Finding.of(ScanKind.CONFIGURATION, id)
                .title(Nodes.text(entry, "title"))
                .description(String.join("\n", messages))
                .severity(Severity.of(Nodes.text(entry, "severity")))
                .target(target.isEmpty() ? name : target)
                .identity(String.join("\n", Nodes.texts(entry, "messages")))
                .remediation(Nodes.text(entry, "remediation"));
    }

    /** A control of which only the number of failed checks is known. */
    Finding.Builder control(JsonCursor json, JsonNode entry) {
        return Finding.of(ScanKind.CONFIGURATION, Nodes.required(json, entry, "id"))
                .title(Nodes.text(entry, "name"))
                .description("Failed checks: " + Nodes.text(entry, "totalFail"))
                .severity(Severity.of(Nodes.text(entry, "severity")))
                .target(name);
    }

    /** Trivy masks the value; what comes after its mask is dropped. */
    Finding.Builder secret(JsonCursor json, JsonNode entry) {
        String match = Nodes.text(entry, "match");
        return Finding.of(ScanKind.SECRET, Nodes.required(json, entry, "ruleID"))
                .title(Nodes.text(entry, "title"))
                .severity(Severity.of(Nodes.text(entry, "severity")))
                .location(Location.of(Nodes.text(entry, "target"), 0))
                .target(image)
                .cwes(List.of(798))
                .identity(secrets.of(match));
    }
}
