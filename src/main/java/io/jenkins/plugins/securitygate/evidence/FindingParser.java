package io.jenkins.plugins.securitygate.evidence;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;

/** Makes findings, and what they are made of, from the members that {@link FindingWriter} wrote. */
final class FindingParser {
    private FindingParser() {}

    static Finding finding(Members members) {
        return new Finding(
                members.requiredText("fingerprint"),
                members.required("kind", ScanKind.class),
                members.requiredText("scan"),
                members.text("tool"),
                members.text("rule"),
                members.text("title"),
                members.text("description"),
                members.word("severity", Severity.UNKNOWN),
                members.object("location", FindingParser::location, Location.NONE),
                members.object("endpoint", FindingParser::endpoint, Endpoint.NONE),
                members.text("target"),
                members.object("component", FindingParser::component, Component.NONE),
                members.object("advisory", FindingParser::advisory, Advisory.NONE),
                members.integers("cwes"),
                members.text("snippet"),
                members.text("remediation"),
                members.text("url"),
                members.list("flow", FindingParser::location),
                members.object("suppression", FindingParser::suppression, null),
                members.word("change", Change.UNCOMPARED),
                members.integer("occurrences", 1));
    }

    static Component component(Members members) {
        return new Component(
                members.text("purl"),
                members.text("name"),
                members.text("version"),
                members.texts("licenses"),
                members.text("path"),
                members.word("scope", Component.Scope.UNKNOWN),
                members.list("origins", FindingParser::origin));
    }

    private static Component.Origin origin(Members members) {
        return new Component.Origin(
                members.text("scan"),
                members.text("path"),
                members.texts("licenses"),
                members.word("scope", Component.Scope.UNKNOWN));
    }

    static Location location(Members members) {
        return new Location(
                members.text("path"),
                members.integer("line", 0),
                members.integer("column", 0),
                members.integer("endLine", 0),
                members.integer("endColumn", 0));
    }

    private static Endpoint endpoint(Members members) {
        return new Endpoint(members.text("method"), members.text("url"), members.text("parameter"));
    }

    private static Advisory advisory(Members members) {
        return new Advisory(
                members.texts("identifiers"),
                members.list("cvss", FindingParser::cvss),
                members.decimal("epss"),
                members.decimal("epssPercentile"),
                members.flag("kev"),
                members.texts("fixedVersions"),
                members.instant("published"));
    }

    private static Cvss cvss(Members members) {
        return new Cvss(
                members.text("version"), members.text("vector"), members.decimal("score"), members.text("source"));
    }

    private static Suppression suppression(Members members) {
        return new Suppression(
                members.required("state", Suppression.State.class),
                members.text("source"),
                members.text("reason"),
                members.flag("central"));
    }
}
