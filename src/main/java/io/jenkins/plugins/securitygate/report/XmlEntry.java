package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;

/**
 * Reads one entry of an XML report into the form of JSON, so that one mapping serves formats that come as both: child
 * elements become members, repeated ones an array. Attributes are left out.
 */
final class XmlEntry {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private XmlEntry() {}

    /** The element that the cursor stands on; an object, or a text when it has no children. */
    static JsonNode of(XmlCursor xml) throws IOException, ReportException {
        ObjectNode object = NODES.objectNode();
        String text = xml.content(name -> add(object, name, of(xml)));
        return object.isEmpty() ? TextNode.valueOf(text) : object;
    }

    private static void add(ObjectNode object, String name, JsonNode value) {
        JsonNode present = object.get(name);
        if (present instanceof ArrayNode array) {
            array.add(value);
        } else if (present == null) {
            object.set(name, value);
        } else {
            object.set(name, NODES.arrayNode().add(present).add(value));
        }
    }
}
