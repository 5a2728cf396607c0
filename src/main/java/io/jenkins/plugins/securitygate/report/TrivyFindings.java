package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.util.List;

/**
 * Maps the entries of one result of a Trivy report.
 *
 * @param json for the places of entries that are not as they should be
 * @param target what the result is about
 * @param secrets how secret values become digests
 */
record TrivyFindings(JsonCursor json, TrivyTarget target, SecretDigest secrets) {

    /** The finding of an entry of this list; {@code null} for a check that passed. */
    Finding.Builder of(String list, JsonNode entry) {
        return switch (list) {
            case "Vulnerabilities" -> vulnerability(entry);
            case "Misconfigurations" -> misconfiguration(entry);
            case "Secrets" -> secret(entry);
            case "Licenses" -> license(entry);
            default -> modified(entry);
        };
    }

    private Finding.Builder vulnerability(JsonNode entry) {
        ScanKind kind = target.kind() == ScanKind.CONTAINER ? ScanKind.CONTAINER : ScanKind.DEPENDENCY;
        Finding.Builder finding = Finding.of(kind, Nodes.required(json, entry, "VulnerabilityID"))
                .severity(Severity.of(Nodes.text(entry, "Severity")))
                .location(Location.of(fileOf(entry), 0))
                .target(target.subject())
                .component(vulnerable(entry))
                .advisory(TrivyAdvisories.of(entry))
                .cwes(Cwe.numbers(Nodes.texts(entry, "CweIDs")));
        if (Nodes.text(entry, "Status").equals("not_affected")) {
            finding.suppression(new Suppression(Suppression.State.NOT_AFFECTED, "trivy", "Status: not_affected"));
        }
        return described(finding, entry);
    }

    private Component vulnerable(JsonNode entry) {
        return new Component(
                purl(entry.path("PkgIdentifier")),
                Nodes.text(entry, "PkgName"),
                Nodes.text(entry, "InstalledVersion"),
                List.of(),
                fileOf(entry),
                Scope.UNKNOWN);
    }

    private String fileOf(JsonNode entry) {
        String path = Nodes.first(entry, "PkgPath", "FilePath");
        return path.isEmpty() ? target.file() : path;
    }

    private Finding.Builder misconfiguration(JsonNode entry) {
        String status = Nodes.text(entry, "Status");
        if (status.equals("PASS")) {
            return null;
        }
        JsonNode cause = entry.path("CauseMetadata");
        String resource = Nodes.text(cause, "Resource");
        Finding.Builder finding = described(
                Finding.of(ScanKind.CONFIGURATION, id(entry))
                        .severity(Severity.of(Nodes.text(entry, "Severity")))
                        .target(resource.isEmpty() && target.file().isEmpty() ? target.subject() : resource)
                        .remediation(Nodes.text(entry, "Resolution")),
                entry);
        if (status.equals("EXCEPTION")) {
            finding.suppression(new Suppression(Suppression.State.ACCEPTED, "trivy", "Status: EXCEPTION"));
        }
        return finding.description(String.join("\n", Nodes.text(entry, "Message"), Nodes.text(entry, "Description")))
                .location(lines(cause));
    }

    private String id(JsonNode entry) {
        String id = Nodes.text(entry, "ID");
        return id.isEmpty() ? Nodes.required(json, entry, "AVDID") : id;
    }

    /** Trivy masks the match itself; what comes after its mask is dropped, for older versions masked less. */
    private Finding.Builder secret(JsonNode entry) {
        String match = Nodes.text(entry, "Match");
        int mask = match.indexOf('*');
        return described(
                Finding.of(ScanKind.SECRET, Nodes.required(json, entry, "RuleID"))
                        .severity(Severity.of(Nodes.text(entry, "Severity")))
                        .target(target.subject())
                        .location(lines(entry))
                        .cwes(List.of(798))
                        .identity(secrets.of(match))
                        .snippet(mask < 0 ? SecretDigest.mask(match) : match.substring(0, mask) + "****"),
                entry);
    }

    private Finding.Builder license(JsonNode entry) {
        String name = Nodes.required(json, entry, "Name");
        String packageName = Nodes.text(entry, "PkgName");
        return Finding.of(ScanKind.LICENSE, name)
                .title(packageName.isEmpty() ? name : name + " in " + packageName)
                .description("Category: " + Nodes.text(entry, "Category"))
                .severity(Severity.of(Nodes.text(entry, "Severity")))
                .target(target.subject())
                .location(Location.of(fileOf(entry), 0))
                .component(packageName.isEmpty() ? Component.NONE : Component.of("", packageName, ""))
                .url(Nodes.text(entry, "Link"));
    }

    private Finding.Builder modified(JsonNode entry) {
        String list = switch (Nodes.text(entry, "Type")) {
            case "vulnerability" -> "Vulnerabilities";
            case "misconfiguration" -> "Misconfigurations";
            case "secret" -> "Secrets";
            case "license" -> "Licenses";
            default -> throw json.bad("unknown type of finding '" + Nodes.text(entry, "Type") + "'");
        };
        Finding.Builder finding = of(list, entry.path("Finding"));
        return finding == null ? null : finding.suppression(suppression(entry));
    }

    private static Suppression suppression(JsonNode entry) {
        Suppression.State state = switch (Nodes.text(entry, "Status")) {
            case "not_affected" -> Suppression.State.NOT_AFFECTED;
            case "fixed" -> Suppression.State.RESOLVED;
            default -> Suppression.State.SUPPRESSED;
        };
        return new Suppression(state, Nodes.text(entry, "Source"), Nodes.text(entry, "Statement"));
    }

    private Location lines(JsonNode node) {
        int first = node.path("StartLine").asInt();
        int last = node.path("EndLine").asInt();
        return target.file().isEmpty() ? Location.NONE : new Location(target.file(), first, 0, last, 0);
    }

    private static Finding.Builder described(Finding.Builder finding, JsonNode entry) {
        return finding.title(Nodes.text(entry, "Title"))
                .description(Nodes.text(entry, "Description"))
                .url(Nodes.text(entry, "PrimaryURL"));
    }

    /** A package of the result's inventory. */
    Component component(JsonNode entry) {
        String epoch = Nodes.text(entry, "Epoch");
        String release = Nodes.text(entry, "Release");
        return new Component(
                purl(entry.path("Identifier")),
                Nodes.text(entry, "Name"),
                (epoch.isEmpty() || epoch.equals("0") ? "" : epoch + ":")
                        + Nodes.text(entry, "Version")
                        + (release.isEmpty() ? "" : "-" + release),
                Nodes.texts(entry, "Licenses"),
                fileOf(entry),
                scope(entry));
    }

    private static String purl(JsonNode identifier) {
        return Nodes.text(identifier, "PURL");
    }

    private static Scope scope(JsonNode entry) {
        if (entry.path("Dev").asBoolean()) {
            return Scope.DEVELOPMENT;
        }
        String relationship = Nodes.text(entry, "Relationship");
        if (relationship.equals("indirect") || entry.path("Indirect").asBoolean()) {
            return Scope.TRANSITIVE;
        }
        return relationship.equals("direct") ? Scope.DIRECT : Scope.UNKNOWN;
    }
}
