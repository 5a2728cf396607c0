package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Reads one entry of a CycloneDX XML document into the form that the JSON schema gives it, so that one mapping serves
 * both. Elements that no finding or component needs are left out.
 */
final class CycloneDxXmlEntry {
    /** Namespace of the vulnerabilities of 1.2 and 1.3. */
    private static final String EXTENSION = "http://cyclonedx.org/schema/ext/vulnerability/1.0";

    private static final int MAX_ELEMENTS = 200_000;

    private static final List<String> ATTRIBUTES = List.of("bom-ref", "type", "name");
    private static final Set<String> LISTS =
            Set.of("ratings", "cwes", "references", "advisories", "affects", "recommendations");
    private static final Set<String> OBJECTS = Set.of("source", "rating", "reference", "target", "analysis", "license");
    private static final Set<String> TEXTS = Set.of(
            "group",
            "name",
            "version",
            "purl",
            "scope",
            "id",
            "expression",
            "url",
            "severity",
            "method",
            "vector",
            "cwe",
            "description",
            "detail",
            "recommendation",
            "published",
            "ref",
            "state",
            "justification",
            "base");

    private final XmlCursor xml;
    private int elements;

    CycloneDxXmlEntry(XmlCursor xml) {
        this.xml = xml;
    }

    /** The current element as an object. */
    ObjectNode read() throws IOException, ReportException {
        ObjectNode entry = attributes();
        xml.children(name -> member(entry, name));
        return entry;
    }

    /** An object with the attributes of the current element. */
    ObjectNode attributes() {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        for (String attribute : ATTRIBUTES) {
            String value = xml.attribute(attribute);
            if (!value.isEmpty()) {
                entry.put(attribute, value);
            }
        }
        return entry;
    }

    /** Adds the current element, a child of the entry. */
    void member(ObjectNode entry, String name) throws IOException, ReportException {
        if (++elements > MAX_ELEMENTS) {
            throw xml.bad("the entry is too long");
        }
        if (name.equals("licenses")) {
            entry.set(name, licenses());
        } else if (LISTS.contains(name)) {
            entry.set(name, list());
        } else if (isObject(name)) {
            entry.set(name, read());
        } else if (TEXTS.contains(name) || name.equals("score")) {
            entry.set(name, TextNode.valueOf(xml.text()));
        }
    }

    private boolean isObject(String name) {
        boolean ofExtension = name.equals("score") && xml.namespace().equals(EXTENSION);
        boolean ofSchema = name.equals("advisory") && !xml.namespace().equals(EXTENSION);
        return OBJECTS.contains(name) || ofExtension || ofSchema;
    }

    private ArrayNode list() throws IOException, ReportException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        xml.children(name -> {
            ObjectNode holder = JsonNodeFactory.instance.objectNode();
            member(holder, name);
            holder.forEach(list::add);
        });
        return list;
    }

    /** Each licence stands in an object of its own, under the name that says what it is. */
    private JsonNode licenses() throws IOException, ReportException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        xml.children(name -> {
            ObjectNode choice = JsonNodeFactory.instance.objectNode();
            member(choice, name);
            list.add(choice);
        });
        return list;
    }
}
