package io.jenkins.plugins.securitygate.vex;

import io.jenkins.plugins.securitygate.model.Suppression;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CycloneDX in JSON: the analysis of a vulnerability is about the components that it affects, in the product of the document. */
final class CycloneDxVex implements VexFormat {
    @Override
    public boolean recognises(VexTree document) {
        return document.text("bomFormat").equals("CycloneDX");
    }

    @Override
    public String author(VexTree document) throws VexException {
        VexTree metadata = document.at("metadata");
        for (VexTree author : metadata.list("authors")) {
            if (!author.text("name").isEmpty()) {
                return author.text("name");
            }
        }
        String manufacturer = metadata.at("manufacturer").text("name");
        return manufacturer.isEmpty() ? metadata.at("supplier").text("name") : manufacturer;
    }

    @Override
    public List<VexStatement> statements(VexTree document) throws VexException {
        Instant written = document.at("metadata").instant("timestamp", Instant.MIN);
        VexTree subject = document.at("metadata").at("component");
        VexPackage product = subject.isPresent() ? named(subject) : VexPackage.NONE;
        Map<String, VexPackage> components = components(document);
        List<VexStatement> statements = new ArrayList<>();
        for (VexTree vulnerability : document.list("vulnerabilities")) {
            VexTree analysis = vulnerability.at("analysis");
            if (!analysis.isPresent()) {
                continue;
            }
            Set<String> ids = identifiers(vulnerability);
            Suppression.State state = state(analysis);
            String reason = reason(analysis);
            Instant made = analysis.instant("lastUpdated", analysis.instant("firstIssued", written));
            for (VexTree target : vulnerability.list("affects")) {
                String ref = target.text("ref");
                boolean whole = product.names().contains(ref);
                for (VexPackage part : whole ? List.of(VexPackage.NONE) : parts(target, components)) {
                    statements.add(new VexStatement(ids, product, part, state, reason, made));
                }
            }
        }
        return statements;
    }

    private static Map<String, VexPackage> components(VexTree document) throws VexException {
        Map<String, VexPackage> components = new HashMap<>();
        for (VexTree component : document.list("components")) {
            components.put(component.text("bom-ref"), named(component));
        }
        return components;
    }

    /** The component under the versions that are listed; ranges are left out, so that they cover nothing. */
    private static List<VexPackage> parts(VexTree target, Map<String, VexPackage> components) throws VexException {
        String ref = target.text("ref");
        // A link to another document ends with the reference within that one, which usually is a package URL.
        String local = ref.startsWith("urn:cdx:") && ref.contains("#")
                ? URLDecoder.decode(ref.substring(ref.indexOf('#') + 1).replace("+", "%2B"), StandardCharsets.UTF_8)
                : ref;
        VexPackage named = components.getOrDefault(ref, VexPackage.of(local));
        List<VexTree> versions = target.list("versions");
        if (named.equals(VexPackage.NONE)) {
            throw target.problem("the ref names no component");
        }
        if (versions.isEmpty()) {
            return List.of(named);
        }
        List<VexPackage> parts = new ArrayList<>();
        for (VexTree version : versions) {
            if (!version.text("version").isEmpty()) {
                parts.add(named.withVersion(version.text("version")));
            }
        }
        // A component without a package URL has no versions that could be compared.
        parts.removeIf(VexPackage.NONE::equals);
        return parts;
    }

    private static VexPackage named(VexTree component) {
        String group = component.text("group");
        String name = (group.isEmpty() ? "" : group + "/") + component.text("name");
        return VexPackage.of(component.text("bom-ref"), component.text("purl"), component.text("cpe"), name);
    }

    private static Set<String> identifiers(VexTree vulnerability) throws VexException {
        Set<String> ids = new HashSet<>(List.of(vulnerability.text("id")));
        for (VexTree reference : vulnerability.list("references")) {
            ids.add(reference.text("id"));
        }
        ids.remove("");
        if (ids.isEmpty()) {
            throw vulnerability.problem("the vulnerability has no id");
        }
        return ids;
    }

    private static Suppression.State state(VexTree analysis) throws VexException {
        String state = analysis.text("state");
        return switch (state) {
            case "not_affected" -> Suppression.State.NOT_AFFECTED;
            case "false_positive" -> Suppression.State.FALSE_POSITIVE;
            case "resolved", "resolved_with_pedigree" -> Suppression.State.RESOLVED;
            case "exploitable", "in_triage", "" -> null;
            default -> throw analysis.problem("the state '" + state + "' is none of CycloneDX");
        };
    }

    private static String reason(VexTree analysis) {
        List<String> reasons = new ArrayList<>(List.of(analysis.text("justification"), analysis.text("detail")));
        reasons.removeIf(String::isEmpty);
        return String.join(": ", reasons);
    }
}
