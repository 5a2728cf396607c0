package io.jenkins.plugins.securitygate.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A YAML text as a JSON tree that remembers where everything is written.
 *
 * @param text the whole text
 * @param tree the content
 * @param values by JSON pointer: the node of the value
 * @param keys by JSON pointer of the value: the node of its key, nothing for list entries
 */
public record YamlDocument(String text, JsonNode tree, Map<String, Node> values, Map<String, Node> keys) {

    /** Where a value begins; where the nearest parent begins when there is no such value. */
    public Position valueAt(String pointer) {
        String path = pointer;
        while (!values.containsKey(path)) {
            path = path.substring(0, path.lastIndexOf('/'));
        }
        return of(values.get(path).getStartMark().orElseThrow());
    }

    /** Where the key of a value stands; where the value begins when it is a list entry. */
    public Position keyAt(String pointer) {
        Node key = keys.get(pointer);
        return key == null ? valueAt(pointer) : of(key.getStartMark().orElseThrow());
    }

    /** Where a character of the value of a text stands, {@code offset} in characters. */
    public Position insideText(String pointer, int offset) {
        if (!(values.get(pointer) instanceof ScalarNode scalar)) {
            return valueAt(pointer);
        }
        int index = new ScalarSource(text, scalar).indexOf(offset);
        int lineStart = text.lastIndexOf('\n', index - 1) + 1;
        int line = 1
                + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
        return new Position(line, 1 + text.codePointCount(lineStart, index));
    }

    /** JSON pointer of an entry (RFC 6901). */
    public static String pointer(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static Position of(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** A place in the text; both count from 1, columns in code points. */
    public record Position(int line, int column) {}
}
