package io.jenkins.plugins.securitygate.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads one YAML document (YAML 1.2, core schema without application tags) and keeps the places of its parts. */
public final class YamlReader {
    /** How long a text may be, in bytes of UTF-8. */
    public static final int MAX_BYTES = 1_000_000;

    /** Aliases can make a small text huge. */
    private static final int MAX_NODES = 200_000;

    private static final int MAX_DEPTH = 30;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Node> values = new HashMap<>();
    private final Map<String, Node> keys = new HashMap<>();
    private final YamlProblems problems;
    private int nodes;

    private YamlReader(YamlProblems problems) {
        this.problems = problems;
    }

    /**
     * Reads a text.
     *
     * @param problems takes what is wrong
     * @return empty when the text cannot be read; duplicate keys are problems too but do not keep it from being read
     */
    public static Optional<YamlDocument> read(String text, YamlProblems problems) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(problems.file())
                .setCodePointLimit(MAX_BYTES)
                .build();
        try {
            Iterator<Node> documents =
                    new Compose(settings).composeAllFromString(text).iterator();
            if (!documents.hasNext()) {
                problems.add("the file is empty");
                return Optional.empty();
            }
            Node root = documents.next();
            if (documents.hasNext()) {
                problems.add(position(documents.next()), "", "the file must hold one document; write another file");
            }
            YamlReader reader = new YamlReader(problems);
            JsonNode tree = reader.convert(root, "", 0);
            return Optional.of(new YamlDocument(text, tree, reader.values, reader.keys));
        } catch (MarkedYamlEngineException e) {
            problems.add(position(e), "", "not valid YAML: " + reason(e));
        } catch (TooLargeException e) {
            problems.add(position(e.node), "", e.getMessage());
        } catch (YamlEngineException e) {
            problems.add("not valid YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private JsonNode convert(Node node, String pointer, int depth) {
        nodes++;
        if (nodes > MAX_NODES || depth > MAX_DEPTH) {
            throw new TooLargeException(node);
        }
        values.put(pointer, node);
        if (node instanceof MappingNode mapping) {
            return object(mapping, pointer, depth);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            for (Node entry : sequence.getValue()) {
                array.add(convert(entry, pointer + "/" + array.size(), depth + 1));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private ObjectNode object(MappingNode mapping, String pointer, int depth) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.add(position(entry.getKeyNode()), "", "a key must be a word");
                continue;
            }
            String name = key.getValue();
            if (object.has(name)) {
                problems.add(position(key), "", "the key '" + name + "' is here twice; only one of them can hold");
                continue;
            }
            String child = YamlDocument.pointer(pointer, name);
            keys.put(child, key);
            object.set(name, convert(entry.getValueNode(), child, depth + 1));
        }
        return object;
    }

    private JsonNode scalar(ScalarNode node) {
        String value = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        try {
            if (tag.equals(Tag.INT)) {
                return JSON.numberNode(new BigInteger(value));
            }
            if (tag.equals(Tag.FLOAT)) {
                return JSON.numberNode(new BigDecimal(value));
            }
        } catch (NumberFormatException e) {
            // Hexadecimal, infinity and the like: nothing that our files need, and the schema then refuses the text.
            return JSON.textNode(value);
        }
        return JSON.textNode(value);
    }

    private static String reason(MarkedYamlEngineException e) {
        String problem = e.getProblem() == null ? e.getMessage() : e.getProblem();
        return e.getContext() == null ? problem : e.getContext() + ", " + problem;
    }

    private static YamlDocument.Position position(MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map(mark -> new YamlDocument.Position(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new YamlDocument.Position(1, 1));
    }

    private static YamlDocument.Position position(Node node) {
        return node.getStartMark()
                .map(mark -> new YamlDocument.Position(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new YamlDocument.Position(1, 1));
    }

    /** Ends the reading of a document that aliases make too large or endless. */
    private static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Node node;

        private TooLargeException(Node node) {
            super("with its aliases written out the file is too large or too deep", null, false, false);
            this.node = node;
        }
    }
}
