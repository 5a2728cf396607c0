package io.jenkins.plugins.securitygate.vex;

import java.util.HashMap;
import java.util.Map;

/** The products of a CSAF document by id. A relationship makes a product of a part and the product that it belongs to. */
final class CsafProducts {
    private static final int DEPTH = 50;

    private final Map<String, VexPackage> named = new HashMap<>();
    private final Map<String, String> parts = new HashMap<>();
    private final Map<String, String> wholes = new HashMap<>();

    private CsafProducts() {}

    static CsafProducts of(VexTree tree) throws VexException {
        CsafProducts products = new CsafProducts();
        for (VexTree product : tree.list("full_product_names")) {
            products.add(product);
        }
        products.branches(tree, 0);
        for (VexTree relationship : tree.list("relationships")) {
            VexTree product = relationship.at("full_product_name");
            products.add(product);
            String id = product.text("product_id");
            products.parts.put(id, required(relationship, "product_reference"));
            products.wholes.put(id, required(relationship, "relates_to_product_reference"));
        }
        return products;
    }

    /** The product that an id stands for; of a relationship, the whole. */
    VexPackage product(String id) {
        return named(wholes.getOrDefault(id, id));
    }

    /** The part of the product that an id stands for, {@link VexPackage#NONE} when it stands for the whole. */
    VexPackage part(String id) {
        return parts.containsKey(id) ? named(parts.get(id)) : VexPackage.NONE;
    }

    private VexPackage named(String id) {
        return named.getOrDefault(id, VexPackage.of(id));
    }

    private void branches(VexTree tree, int depth) throws VexException {
        if (depth > DEPTH) {
            throw tree.problem("branches are nested more than " + DEPTH + " deep");
        }
        for (VexTree branch : tree.list("branches")) {
            if (branch.at("product").isPresent()) {
                add(branch.at("product"));
            }
            branches(branch, depth + 1);
        }
    }

    private static String required(VexTree tree, String name) throws VexException {
        if (tree.text(name).isEmpty()) {
            throw tree.problem("'" + name + "' is missing");
        }
        return tree.text(name);
    }

    private void add(VexTree product) throws VexException {
        String id = required(product, "product_id");
        VexTree identification = product.at("product_identification_helper");
        named.put(id, VexPackage.of(id, product.text("name"), identification.text("purl"), identification.text("cpe")));
    }
}
