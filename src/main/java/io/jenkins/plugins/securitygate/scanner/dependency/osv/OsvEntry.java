package io.jenkins.plugins.securitygate.scanner.dependency.osv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.Cwe;
import io.jenkins.plugins.securitygate.report.Timestamps;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An advisory in the OSV schema, reduced to what is asked of it: for each package one record, which has the members of the
 * schema, but only those of one package.
 */
final class OsvEntry {
    private static final int MAX_DETAILS = 4_000;
    private static final List<String> KEPT = List.of("id", "aliases", "summary", "published", "severity");

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
        if (entry.path("upstream").size() == 1 && entry.path("id").asText().contains("-CVE-")) {
            record.withArray("aliases").addAll((ArrayNode) entry.get("upstream"));
        }
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

    /** Reads a record back. */
    static Vulnerability vulnerability(JsonNode record) {
        String ecosystem = record.path("ecosystem").asText();
        List<Cvss> ratings = new ArrayList<>(ratings(record));
        List<AffectedRange> ranges = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        for (JsonNode affected : record.path("affected")) {
            ratings.addAll(ratings(affected));
            affected.path("ranges").forEach(range -> range(ecosystem, range, ranges));
            versions.addAll(texts(affected.path("versions")));
        }
        return new Vulnerability(
                record.path("id").asText(),
                texts(record.path("aliases")),
                record.path("summary").asText(),
                record.path("details").asText(),
                Timestamps.parse(record.path("published").asText()),
                Severity.of(record.path("rated").asText()),
                ratings.stream().distinct().toList(),
                Cwe.numbers(texts(record.path("cwe_ids"))),
                ecosystem,
                record.path("name").asText(),
                ranges,
                versions);
    }

    private static List<Cvss> ratings(JsonNode node) {
        List<Cvss> ratings = new ArrayList<>();
        for (JsonNode rating : node.path("severity")) {
            Cvss.ofVector(rating.path("score").asText(), "osv").ifPresent(ratings::add);
        }
        return ratings;
    }

    /** Commits of a source repository are no versions of a package. */
    private static void range(String ecosystem, JsonNode range, List<AffectedRange> ranges) {
        String type = range.path("type").asText();
        if (type.equals("GIT")) {
            return;
        }
        List<AffectedRange.Event> events = new ArrayList<>();
        for (JsonNode event : range.path("events")) {
            for (AffectedRange.Kind kind : AffectedRange.Kind.values()) {
                String version =
                        event.path(kind.name().toLowerCase(Locale.ROOT)).asText();
                if (!version.isEmpty()) {
                    events.add(new AffectedRange.Event(kind, version));
                }
            }
        }
        ranges.add(new AffectedRange(type.equals("SEMVER") ? "SemVer" : ecosystem, events));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
