package io.jenkins.plugins.securitygate.scanner.configuration.yaml;

import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value in a YAML document that knows where it stands. An absent value answers every question with "nothing". */
public final class YamlNode {
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");
    private static final Set<String> FALSE = Set.of("false", "no", "off", "n");

    private final Node node;
    private final Node key;
    private final YamlDocument document;

    private YamlNode(Node node, Node key, YamlDocument document) {
        this.node = node;
        this.key = key;
        this.document = document;
    }

    static YamlNode root(Node node, YamlDocument document) {
        return new YamlNode(node, null, document);
    }

    /** The root of a tree that was read from another notation; its marks count lines of the whole text. */
    public static YamlNode of(Node root, SourceText source) {
        return new YamlNode(root, null, new YamlDocument(source.path(), 1, ""));
    }

    /** The value under a path of keys, the last one where a key is written twice; absent when there is none. */
    public YamlNode get(String... path) {
        YamlNode current = this;
        for (String step : path) {
            current = current.child(step);
        }
        return current;
    }

    private YamlNode child(String name) {
        return entries()
                .filter(entry -> entry.key().equals(name))
                .reduce((first, second) -> second)
                .orElse(new YamlNode(null, null, document));
    }

    public boolean isPresent() {
        return node != null;
    }

    /** Whether nothing is written here, or in so many words that there is nothing. */
    public boolean isNull() {
        return node == null || node.getTag().equals(Tag.NULL);
    }

    /** The tag of its own that the author or the reader gave the value, for example {@code !Ref}; else empty. */
    public String tag() {
        String tag = node == null ? "" : node.getTag().getValue();
        return tag.startsWith("!") ? tag : "";
    }

    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The values of a mapping, each of which knows its {@link #key}; none for anything else. */
    public Stream<YamlNode> entries() {
        if (!(node instanceof MappingNode mapping)) {
            return Stream.empty();
        }
        return mapping.getValue().stream().map(this::entry);
    }

    private YamlNode entry(NodeTuple tuple) {
        return new YamlNode(tuple.getValueNode(), tuple.getKeyNode(), document);
    }

    /** The elements of a sequence; none for anything else. */
    public List<YamlNode> items() {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of();
        }
        return sequence.getValue().stream()
                .map(item -> new YamlNode(item, null, document))
                .toList();
    }

    /** The key of a mapping's value, empty for anything else. */
    public String key() {
        return scalar(key);
    }

    /** The text of a scalar as written, without quotes; empty for anything else. */
    public String text() {
        return scalar(node);
    }

    private static String scalar(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** Whether this is a switch that is on, in the spellings of YAML 1.1, which Kubernetes reads. */
    public boolean isTrue() {
        return TRUE.contains(text().toLowerCase(Locale.ROOT));
    }

    /** Whether this is a switch that is off. */
    public boolean isFalse() {
        return FALSE.contains(text().toLowerCase(Locale.ROOT));
    }

    /** The whole number that is written here, -1 when there is none. */
    public int number() {
        String digits = text();
        boolean number =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(Character::isDigit);
        return number ? Integer.parseInt(digits) : -1;
    }

    /** Whether a scalar in this tree that is written in line, not as a block of text, passes the test. */
    public boolean anyInlineText(Predicate<String> test) {
        // Aliases make the tree a graph, even one with cycles.
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<YamlNode> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            YamlNode next = open.pop();
            if (test.test(next.key()) || next.isInline() && test.test(next.text())) {
                return true;
            }
            if (seen.add(next.node)) {
                next.entries().forEach(open::push);
                next.items().forEach(open::push);
            }
        }
        return false;
    }

    private boolean isInline() {
        return node instanceof ScalarNode scalar
                && scalar.getScalarStyle() != ScalarStyle.LITERAL
                && scalar.getScalarStyle() != ScalarStyle.FOLDED;
    }

    /** Where the entry or the element begins; the whole file for an absent value. */
    public Location location() {
        Node first = key == null ? node : key;
        Mark mark = first == null ? null : first.getStartMark().orElse(null);
        return mark == null
                ? Location.of(document.path(), 0)
                : new Location(document.path(), mark.getLine() + document.firstLine(), mark.getColumn() + 1, 0, 0);
    }

    /** What is written here, in one line: a scalar with its key, of a collection only the beginning. */
    public String snippet() {
        if (key != null) {
            return (key() + ": " + text()).strip();
        }
        return isMapping()
                ? entries()
                        .findFirst()
                        .map(entry -> entry.key() + ": " + entry.text())
                        .orElse("")
                        .strip()
                : text();
    }
}
