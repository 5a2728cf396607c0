package io.jenkins.plugins.securitygate.vex;

import io.jenkins.plugins.securitygate.model.Suppression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CSAF 2.0, advisories and VEX alike: a vulnerability has lists of products by status. */
final class CsafVex implements VexFormat {
    /** What is said of a product in none of these lists is no statement about it. */
    private static final Map<String, Suppression.State> CLAIMS = Map.of(
            "known_not_affected", Suppression.State.NOT_AFFECTED,
            "fixed", Suppression.State.RESOLVED,
            "first_fixed", Suppression.State.RESOLVED);

    private static final Set<String> DENIALS =
            Set.of("known_affected", "first_affected", "last_affected", "under_investigation");

    @Override
    public boolean recognises(VexTree document) {
        return document.at("document").at("csaf_version").isPresent();
    }

    @Override
    public String author(VexTree document) {
        return document.at("document").at("publisher").text("name");
    }

    @Override
    public List<VexStatement> statements(VexTree document) throws VexException {
        VexTree tracking = document.at("document").at("tracking");
        if (tracking.text("status").equals("draft")) {
            throw tracking.problem("the document is a draft, which says nothing that counts");
        }
        Instant made = tracking.instant("current_release_date", Instant.MIN);
        CsafProducts products = CsafProducts.of(document.at("product_tree"));
        List<VexStatement> statements = new ArrayList<>();
        for (VexTree vulnerability : document.list("vulnerabilities")) {
            Set<String> ids = identifiers(vulnerability);
            VexTree status = vulnerability.at("product_status");
            for (String name : status.node().isObject() ? names(status) : List.<String>of()) {
                if (CLAIMS.containsKey(name) || DENIALS.contains(name)) {
                    for (VexTree product : status.list(name)) {
                        String id = product.text();
                        String reason = reason(vulnerability, id);
                        statements.add(new VexStatement(
                                ids, products.product(id), products.part(id), CLAIMS.get(name), reason, made));
                    }
                }
            }
        }
        return statements;
    }

    private static List<String> names(VexTree object) {
        List<String> names = new ArrayList<>();
        object.node().fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> identifiers(VexTree vulnerability) throws VexException {
        Set<String> ids = new HashSet<>(List.of(vulnerability.text("cve")));
        for (VexTree other : vulnerability.list("ids")) {
            ids.add(other.text("text"));
        }
        ids.remove("");
        if (ids.isEmpty()) {
            throw vulnerability.problem("the vulnerability has neither a cve nor ids");
        }
        return ids;
    }

    /** Flags and threats of the category "impact" say why; those that name no product are about all of them. */
    private static String reason(VexTree vulnerability, String product) throws VexException {
        List<String> reasons = new ArrayList<>();
        for (VexTree flag : vulnerability.list("flags")) {
            if (concerns(flag, product)) {
                reasons.add(flag.text("label"));
            }
        }
        for (VexTree threat : vulnerability.list("threats")) {
            if (threat.text("category").equals("impact") && concerns(threat, product)) {
                reasons.add(threat.text("details"));
            }
        }
        reasons.removeIf(String::isEmpty);
        return String.join(": ", reasons);
    }

    private static boolean concerns(VexTree part, String product) throws VexException {
        List<String> products = part.texts("product_ids");
        return products.isEmpty() && part.list("group_ids").isEmpty() || products.contains(product);
    }
}
