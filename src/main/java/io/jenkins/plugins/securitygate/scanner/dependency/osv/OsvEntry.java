package io.jenkins.plugins.securitygate.scanner.dependency.osv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An advisory in the OSV schema, reduced to what is asked of it: for each package one record, which has the members of the
 * schema, but only those of one package.
 */
final class OsvEntry {
    private static final int MAX_DETAILS = 4_000;
    private static final List<String> KEPT = List.of("id", "summary", "published", "severity");

    private OsvEntry() {}

    static boolean isWithdrawn(JsonNode entry) {
        return entry.hasNonNull("withdrawn");
    }

    /** The records of all packages that the advisory names, by ecosystem and normalised name. */
    static List<ObjectNode> records(JsonNode entry) {
        Map<List<String>, ObjectNode> records = new LinkedHashMap<>();
        for (JsonNode affected : entry.path("affected")) {
            String ecosystem = affected.path("package").path("ecosystem").asText();
            String name = Ecosystem.normalised(
                    ecosystem, affected.path("package").path("name").asText());
            if (!ecosystem.isEmpty() && !name.isEmpty()) {
                ObjectNode record =
                        records.computeIfAbsent(List.of(ecosystem, name), key -> record(entry, ecosystem, name));
                record.withArray("affected").add(kept(affected));
            }
        }
        return List.copyOf(records.values());
    }

    private static ObjectNode record(JsonNode entry, String ecosystem, String name) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        KEPT.stream().filter(entry::hasNonNull).forEach(member -> record.set(member, entry.get(member)));
        // Databases of distributions name the vulnerability that theirs is about so.
        boolean own =
                entry.path("upstream").size() == 1 && entry.path("id").asText().contains("-CVE-");
        ArrayNode aliases = record.putArray("aliases");
        entry.path("aliases").forEach(aliases::add);
        (own ? entry.path("upstream") : MissingNode.getInstance()).forEach(aliases::add);
        String details = entry.path("details").asText();
        record.put("details", details.length() > MAX_DETAILS ? details.substring(0, MAX_DETAILS) + "…" : details);
        JsonNode specific = entry.path("database_specific");
        record.put("rated", specific.path("severity").asText());
        if (specific.path("cwe_ids").isArray()) {
            record.set("cwe_ids", specific.get("cwe_ids"));
        }
        return record.put("ecosystem", ecosystem).put("name", name);
    }

    private static ObjectNode kept(JsonNode affected) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("ranges", "versions", "severity")) {
            if (affected.hasNonNull(member)) {
                kept.set(member, affected.get(member));
            }
        }
        return kept;
    }
}
