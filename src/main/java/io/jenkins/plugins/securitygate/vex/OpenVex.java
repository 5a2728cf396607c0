package io.jenkins.plugins.securitygate.vex;

import io.jenkins.plugins.securitygate.model.Suppression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** OpenVEX 0.x: a statement names a vulnerability and products, which may be limited to some of their parts. */
final class OpenVex implements VexFormat {
    @Override
    public boolean recognises(VexTree document) {
        return document.text("@context").startsWith("https://openvex.dev/ns");
    }

    @Override
    public String author(VexTree document) {
        return document.text("author");
    }

    @Override
    public List<VexStatement> statements(VexTree document) throws VexException {
        Instant written = document.instant("timestamp", Instant.MIN);
        Instant changed = document.instant("last_updated", written);
        List<VexStatement> statements = new ArrayList<>();
        for (VexTree entry : document.list("statements")) {
            Instant made = entry.instant("last_updated", entry.instant("timestamp", changed));
            Set<String> ids = identifiers(entry);
            Suppression.State state = state(entry);
            String reason = reason(entry, state);
            for (VexTree product : entry.list("products")) {
                List<VexTree> parts = product.list("subcomponents");
                if (parts.isEmpty()) {
                    statements.add(new VexStatement(ids, named(product), VexPackage.NONE, state, reason, made));
                }
                for (VexTree part : parts) {
                    statements.add(new VexStatement(ids, named(product), named(part), state, reason, made));
                }
            }
        }
        return statements;
    }

    private static Set<String> identifiers(VexTree entry) throws VexException {
        VexTree named = entry.at("vulnerability");
        Set<String> ids =
                new HashSet<>(named.list("aliases").stream().map(VexTree::text).toList());
        ids.add(named.text());
        ids.add(named.text("name"));
        String address = named.text("@id");
        ids.add(address.substring(address.lastIndexOf('/') + 1));
        ids.remove("");
        if (ids.isEmpty()) {
            throw entry.problem("the statement names no vulnerability");
        }
        return ids;
    }

    private static Suppression.State state(VexTree entry) throws VexException {
        String status = entry.text("status");
        return switch (status) {
            case "not_affected" -> Suppression.State.NOT_AFFECTED;
            case "fixed" -> Suppression.State.RESOLVED;
            case "affected", "under_investigation" -> null;
            default -> throw entry.problem("the status '" + status + "' is none of OpenVEX");
        };
    }

    private static String reason(VexTree entry, Suppression.State state) throws VexException {
        List<String> reasons = new ArrayList<>(List.of(entry.text("justification"), entry.text("impact_statement")));
        reasons.removeIf(String::isEmpty);
        if (reasons.isEmpty() && state == Suppression.State.NOT_AFFECTED) {
            throw entry.problem("not_affected needs a justification or an impact_statement");
        }
        return String.join(": ", reasons);
    }

    private static VexPackage named(VexTree product) throws VexException {
        VexTree identifiers = product.at("identifiers");
        VexPackage named = VexPackage.of(
                product.text(),
                product.text("@id"),
                identifiers.text("purl"),
                identifiers.text("cpe22"),
                identifiers.text("cpe23"));
        if (named.equals(VexPackage.NONE)) {
            throw product.problem("the product has neither an @id nor an identifier");
        }
        return named;
    }
}
