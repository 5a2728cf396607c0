package io.jenkins.plugins.securitygate.scanner.configuration.yaml;

import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * One document of a YAML stream, not parsed yet, so that a broken one does not take the others with it.
 *
 * @param path of the file
 * @param firstLine line of the file on which the text begins, 1-based
 * @param text of this document
 */
public record YamlDocument(String path, int firstLine, String text) {
    private static final int MAX_ALIASES = 100;

    /** Cuts a stream at its document markers. A marker at the beginning of a line is one wherever it stands (YAML 1.2, 9.1.2). */
    public static List<YamlDocument> of(SourceText source) {
        List<YamlDocument> documents = new ArrayList<>();
        String text = source.text();
        int start = 0;
        int firstLine = 1;
        int line = 1;
        for (int i = nextLine(text, 0); i < text.length(); i = nextLine(text, i)) {
            line++;
            if (isMarker(text, i)) {
                documents.add(new YamlDocument(source.path(), firstLine, text.substring(start, i)));
                start = i;
                firstLine = line;
            }
        }
        documents.add(new YamlDocument(source.path(), firstLine, text.substring(start)));
        return documents;
    }

    private static int nextLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    private static boolean isMarker(String text, int i) {
        return text.startsWith("---", i) && (i + 3 == text.length() || Character.isWhitespace(text.charAt(i + 3)));
    }

    /** The line of the file after the document's marker and leading blank lines. */
    public int firstTextLine() {
        int blank = (int) text.lines()
                .takeWhile(line -> line.isBlank() || line.startsWith("---"))
                .count();
        return firstLine + blank;
    }

    /**
     * Parses the document.
     *
     * @return its root, empty when there is nothing but comments
     * @throws YamlSyntaxException when it is no YAML, or nested or aliased beyond measure
     */
    public Optional<YamlNode> parse() throws YamlSyntaxException {
        if (text.lines().allMatch(line -> line.isBlank() || line.startsWith("#") || line.startsWith("%"))) {
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setMaxAliasesForCollections(MAX_ALIASES)
                .setAllowNonScalarKeys(false)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            ParserImpl events = new ParserImpl(settings, new StreamReader(settings, text));
            return new Composer(settings, new DepthLimit(events))
                    .getSingleNode()
                    .map(node -> YamlNode.root(node, this));
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            int line = mark == null ? firstLine : mark.getLine() + firstLine;
            throw new YamlSyntaxException(Location.of(path, line), e.getProblem());
        } catch (YamlEngineException e) {
            throw new YamlSyntaxException(Location.of(path, firstLine), e.getMessage());
        }
    }
}
