package io.jenkins.plugins.securitygate.vex;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in the JSON of a VEX document.
 *
 * @param node what stands there
 * @param pointer JSON pointer of the place
 */
record VexTree(JsonNode node, String pointer) {

    VexTree at(String name) {
        return new VexTree(node.path(name), pointer + "/" + name);
    }

    boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** The text, empty when there is none. */
    String text(String name) {
        return node.path(name).isTextual() ? node.path(name).textValue().strip() : "";
    }

    String text() {
        return node.isTextual() ? node.textValue().strip() : "";
    }

    /** The entries of a list; none when it is absent. */
    List<VexTree> list(String name) throws VexException {
        VexTree list = at(name);
        if (list.isPresent() && !list.node.isArray()) {
            throw list.problem("is no list");
        }
        List<VexTree> entries = new ArrayList<>();
        for (int i = 0; i < list.node.size(); i++) {
            entries.add(new VexTree(list.node.get(i), list.pointer + "/" + i));
        }
        return entries;
    }

    List<String> texts(String name) throws VexException {
        List<String> texts = new ArrayList<>();
        for (VexTree entry : list(name)) {
            texts.add(entry.text());
        }
        return texts;
    }

    /** A moment, {@code absent} when there is none. */
    Instant instant(String name, Instant absent) throws VexException {
        String text = text(name);
        try {
            return text.isEmpty() ? absent : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new VexException(pointer + "/" + name + ": not a date and time with an offset: '" + text + "'", e);
        }
    }

    VexException problem(String message) {
        return new VexException((pointer.isEmpty() ? "/" : pointer) + ": " + message);
    }
}
