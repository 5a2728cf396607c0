package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads HCL into the tree that its JSON syntax has: a block is an entry under its type with an entry for each of its
 * labels, and stands there as often as it is written. What is no literal is a text with the tag {@link #EXPRESSION}.
 */
final class HclReader {
    /** Tag of values that are known only when Terraform runs. */
    static final String EXPRESSION = "!expression";

    private static final char NONE = '\0';
    private static final int MAX_DEPTH = 100;
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*var\\.([A-Za-z0-9_-]+)\\s*\\}");
    private static final Pattern VARIABLE = Pattern.compile("var\\.([A-Za-z0-9_-]+)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    private final HclText text;
    private final Map<String, String> variables;
    private int depth;
    private boolean lineEndsCount = true;

    private HclReader(String text, Map<String, String> variables) {
        this.text = new HclText(text);
        this.variables = variables;
    }

    /**
     * Reads a file.
     *
     * @param variables defaults by the names of variables
     * @throws HclSyntaxException when it is no HCL or nested beyond measure
     */
    static YamlNode read(SourceText source, Map<String, String> variables) throws HclSyntaxException {
        HclReader reader = new HclReader(source.text(), variables);
        return YamlNode.of(reader.body(0, NONE), source);
    }

    private Node body(int start, char end) throws HclSyntaxException {
        enter();
        boolean outside = lineEnds(true);
        List<NodeTuple> entries = new ArrayList<>();
        text.skipBlanks(true);
        while (end == NONE ? !text.atEnd() : text.peek() != end) {
            entries.add(statement());
            text.skipBlanks(true);
        }
        text.skip(1);
        depth--;
        lineEndsCount = outside;
        return mapping(entries, start);
    }

    private NodeTuple statement() throws HclSyntaxException {
        int start = text.position();
        String name = text.name();
        if (name.isEmpty()) {
            throw problem(text.atEnd() ? "a block has no end" : "expected a name");
        }
        text.skipBlanks(false);
        if (text.peek() == '=' && text.peek(1) != '=') {
            text.skip(1);
            text.skipBlanks(true);
            return new NodeTuple(scalar(name, start), expression());
        }
        return new NodeTuple(scalar(name, start), block());
    }

    private Node block() throws HclSyntaxException {
        int start = text.position();
        if (text.peek() == '{') {
            text.skip(1);
            return body(start, '}');
        }
        String label = text.peek() == '"' ? quoted() : text.name();
        if (label.isEmpty() && text.position() == start) {
            throw problem("expected = or a block");
        }
        text.skipBlanks(false);
        enter();
        Node inner = block();
        depth--;
        return mapping(List.of(new NodeTuple(scalar(label, start), inner)), start);
    }

    private Node expression() throws HclSyntaxException {
        int start = text.position();
        enter();
        Optional<Node> value = simple();
        depth--;
        if (value.isPresent() && endsHere()) {
            return value.get();
        }
        text.moveTo(start);
        skipExpression();
        String raw = text.since(start).strip();
        if (raw.isEmpty()) {
            throw problem("expected a value");
        }
        Matcher variable = VARIABLE.matcher(raw);
        return variable.matches() && variables.containsKey(variable.group(1))
                ? scalar(variables.get(variable.group(1)), start)
                : node(new Tag(EXPRESSION), raw, start);
    }

    private Optional<Node> simple() throws HclSyntaxException {
        int start = text.position();
        char c = text.peek();
        if (c == '"') {
            return Optional.of(template(quoted(), start));
        }
        if (text.startsWith("<<")) {
            return text.hereDocument().map(content -> template(content, start));
        }
        if (c == '[' || c == '{') {
            text.skip(1);
            text.skipBlanks(true);
            if (text.startsWith("for ")) {
                return Optional.empty();
            }
            return Optional.of(c == '[' ? list(start, ']') : object(start));
        }
        String word = c == '-' || Character.isDigit(c) ? number() : text.name();
        return text.peek() == '(' ? call(word, start) : constant(word, start);
    }

    private String number() {
        int start = text.position();
        while (text.peek() == '-' || text.peek() == '.' || Character.isDigit(text.peek())) {
            text.skip(1);
        }
        return text.since(start);
    }

    private Optional<Node> constant(String word, int start) {
        return switch (word) {
            case "null" -> Optional.of(node(Tag.NULL, "", start));
            case "true", "false" -> Optional.of(scalar(word, start));
            default -> NUMBER.matches(word) ? Optional.of(scalar(word, start)) : Optional.empty();
        };
    }

    /** The functions that leave their arguments as they are. */
    private Optional<Node> call(String function, int start) throws HclSyntaxException {
        boolean merge = function.equals("merge");
        if (!merge && !List.of("jsonencode", "toset", "tolist", "sensitive").contains(function)) {
            return Optional.empty();
        }
        text.skip(1);
        text.skipBlanks(true);
        List<Node> arguments = list(start, ')').getValue();
        if (!merge) {
            return arguments.stream().findFirst();
        }
        List<NodeTuple> entries = arguments.stream()
                .filter(MappingNode.class::isInstance)
                .flatMap(node -> ((MappingNode) node).getValue().stream())
                .toList();
        return Optional.of(mapping(entries, start));
    }

    private SequenceNode list(int start, char end) throws HclSyntaxException {
        boolean outside = lineEnds(false);
        List<Node> items = new ArrayList<>();
        while (text.peek() != end) {
            items.add(expression());
            text.skipBlanks(true);
            if (text.peek() == ',') {
                text.skip(1);
                text.skipBlanks(true);
            } else if (text.peek() != end) {
                throw problem("expected , or " + end);
            }
        }
        text.skip(1);
        lineEndsCount = outside;
        return new SequenceNode(Tag.SEQ, true, items, FlowStyle.FLOW, text.mark(start), Optional.empty());
    }

    private Node object(int start) throws HclSyntaxException {
        boolean outside = lineEnds(true);
        List<NodeTuple> entries = new ArrayList<>();
        while (text.peek() != '}') {
            int at = text.position();
            String key = key();
            text.skipBlanks(true);
            if (key.isEmpty() || text.peek() != '=' && text.peek() != ':') {
                throw problem("expected a key and =");
            }
            text.skip(1);
            text.skipBlanks(true);
            entries.add(new NodeTuple(scalar(key, at), expression()));
            text.skipBlanks(true);
            if (text.peek() == ',') {
                text.skip(1);
                text.skipBlanks(true);
            }
        }
        text.skip(1);
        lineEndsCount = outside;
        return mapping(entries, start);
    }

    private String key() throws HclSyntaxException {
        int start = text.position();
        if (text.peek() == '"') {
            return quoted();
        }
        if (text.peek() == '(') {
            skipBrackets();
            return text.since(start);
        }
        while (!text.name().isEmpty() && text.peek() == '.') {
            text.skip(1);
        }
        return text.since(start);
    }

    private String quoted() throws HclSyntaxException {
        int start = text.position();
        text.skipQuoted();
        String inner = text.since(start);
        return inner.substring(1, inner.length() - 1)
                .replace("\\\"", "\"")
                .replace("\\n", "\n")
                .replace("\\\\", "\\");
    }

    /** A quoted text; one in which something is still unknown after the defaults of variables is an expression. */
    private Node template(String content, int start) {
        StringBuilder resolved = new StringBuilder();
        Matcher matcher = REFERENCE.matcher(content);
        int from = 0;
        while (matcher.find()) {
            resolved.append(content, from, matcher.start())
                    .append(variables.getOrDefault(matcher.group(1), matcher.group()));
            from = matcher.end();
        }
        String value = resolved.append(content, from, content.length()).toString();
        boolean unknown = value.contains("${") || value.contains("%{");
        return node(unknown ? new Tag(EXPRESSION) : Tag.STR, value, start);
    }

    /** Within round and square brackets the end of a line ends nothing. */
    private boolean lineEnds(boolean count) {
        boolean before = lineEndsCount;
        lineEndsCount = count;
        return before;
    }

    private boolean endsHere() {
        int here = text.position();
        text.skipBlanks(!lineEndsCount);
        char c = text.peek();
        boolean end = text.atEnd() || c == '\n' || c == ',' || c == '}' || c == ']' || c == ')';
        text.moveTo(here);
        return end;
    }

    private void skipExpression() throws HclSyntaxException {
        while (!endsHere()) {
            text.skipBlanks(!lineEndsCount);
            if (text.peek() == '"') {
                text.skipQuoted();
            } else if ("([{".indexOf(text.peek()) >= 0) {
                skipBrackets();
            } else if (!text.startsWith("<<") || text.hereDocument().isEmpty()) {
                text.skip(1);
            }
        }
    }

    private void skipBrackets() throws HclSyntaxException {
        int open = 0;
        do {
            text.skipBlanks(true);
            char c = text.peek();
            if (text.atEnd()) {
                throw problem("a bracket is not closed");
            }
            if (c == '"') {
                text.skipQuoted();
                continue;
            }
            open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            text.skip(1);
        } while (open > 0);
    }

    private void enter() throws HclSyntaxException {
        if (++depth > MAX_DEPTH) {
            throw problem("nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    private HclSyntaxException problem(String what) {
        return new HclSyntaxException(what, text.line(text.position()));
    }

    private Node scalar(String value, int start) {
        return node(Tag.STR, value, start);
    }

    private Node node(Tag tag, String value, int start) {
        return new ScalarNode(tag, true, value, ScalarStyle.PLAIN, text.mark(start), Optional.empty());
    }

    private Node mapping(List<NodeTuple> entries, int start) {
        return new MappingNode(Tag.MAP, true, entries, FlowStyle.BLOCK, text.mark(start), Optional.empty());
    }
}
