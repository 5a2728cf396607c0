package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the first 64 KiB of a report show of its shape: for JSON the members down to a depth of five, for XML the root
 * element, for other text the columns that its first line may name, for anything the text itself. For a zip archive of
 * several files it is their names instead.
 */
public final class Probe {
    private static final int HEAD = 1 << 16;
    private static final int MAX_DEPTH = 5;
    private static final int MAX_VALUE = 200;
    private static final int MAX_NAMES = 6;

    private static final JsonFactory JSON = new JsonFactory();

    private final String head;
    private final Map<String, String> json = new LinkedHashMap<>();
    private final Map<String, String> rootAttributes = new HashMap<>();
    private boolean isJson;
    private boolean isArray;
    private boolean isEmptyList;
    private String xmlRoot = "";
    private String xmlNamespace = "";

    private final Set<String> columns = new LinkedHashSet<>();
    private final List<String> entries;

    private Probe(byte[] bytes, List<String> entries) {
        this.entries = entries;
        head = new String(bytes, charset(bytes));
        int first = firstMark();
        if (first == '<') {
            probeXml(bytes);
        } else {
            probeJson(bytes);
            probeColumns();
        }
    }

    /** Looks at the beginning of a report. */
    public static Probe of(Report report) throws IOException {
        List<String> entries = report.entries();
        if (!entries.isEmpty()) {
            return new Probe(new byte[0], entries);
        }
        try (InputStream in = report.open()) {
            return new Probe(in.readNBytes(HEAD), entries);
        }
    }

    /** The beginning as text, at most 64 KiB. */
    public String head() {
        return head;
    }

    public boolean isEmpty() {
        return head.isBlank() && entries.isEmpty();
    }

    /** Whether the first line of a report that is neither JSON nor XML names all of these columns, in any order. */
    public boolean hasColumns(String... names) {
        return Arrays.stream(names).map(CsvCursor::key).allMatch(columns::contains);
    }

    /** Whether it is a zip archive of several files, one of which is named so, in whatever folder. */
    public boolean hasEntry(String fileName) {
        return entries.stream().anyMatch(entry -> entry.equals(fileName) || entry.endsWith("/" + fileName));
    }

    /** Whether it begins as JSON. */
    public boolean isJson() {
        return isJson;
    }

    /** Whether its root is a JSON array. */
    public boolean isArray() {
        return isArray;
    }

    /** Whether it is nothing but an empty JSON array or {@code null}. */
    public boolean isEmptyList() {
        return isEmptyList;
    }

    /**
     * Whether the JSON has a member at this path, for example {@code runs.tool.driver}. Elements of arrays do not add to
     * a path.
     */
    public boolean has(String path) {
        return json.containsKey(path);
    }

    /** The first scalar at this path, empty when there is none. */
    public String value(String path) {
        return json.getOrDefault(path, "");
    }

    /** Local name of the XML root element, empty when it is not XML. */
    public String xmlRoot() {
        return xmlRoot;
    }

    /** Namespace of the XML root element. */
    public String xmlNamespace() {
        return xmlNamespace;
    }

    /** An attribute of the XML root element, empty when it is missing. */
    public String xmlAttribute(String localName) {
        return rootAttributes.getOrDefault(localName, "");
    }

    /** What the report looks like, in words for a message. */
    public String describe() {
        if (isEmpty()) {
            return "an empty file";
        }
        if (!xmlRoot.isEmpty()) {
            return "XML with the root element <" + xmlRoot + ">";
        }
        if (isJson) {
            String members = limited(
                    json.keySet().stream().filter(path -> path.indexOf('.') < 0).toList());
            return (isArray ? "a JSON array" : "JSON")
                    + (members.isEmpty() ? " without members" : " with the members " + members);
        }
        if (!entries.isEmpty()) {
            return "a zip archive of " + entries.size() + " files: " + limited(entries);
        }
        return columns.size() > 1 ? "CSV with the columns " + limited(columns) : "text that is neither JSON nor XML";
    }

    private static String limited(Collection<String> names) {
        return names.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
    }

    /** UTF-16 where a byte-order mark says so; the parsers of JSON and XML find out for themselves, this is for text. */
    static Charset charset(byte[] bytes) {
        boolean marked = bytes.length > 1 && (bytes[0] & bytes[1]) == (byte) 0xFE && bytes[0] != bytes[1];
        return marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private void probeColumns() {
        if (isJson || head.isBlank()) {
            return;
        }
        int end = head.indexOf('\n');
        String line = end < 0 ? head : head.substring(0, end);
        try (CsvReader<CsvRecord> reader = CsvCursor.parser(new StringReader(line), CsvCursor.separator(line))) {
            reader.stream()
                    .limit(1)
                    .flatMap(row -> row.getFields().stream())
                    .map(CsvCursor::key)
                    .forEach(columns::add);
        } catch (CsvParseException | IOException e) {
            // Not CSV after all: then nobody recognises its columns.
        }
    }

    private int firstMark() {
        for (int i = 0; i < head.length(); i++) {
            if (!Character.isWhitespace(head.charAt(i))) {
                return head.charAt(i);
            }
        }
        return -1;
    }

    private void probeJson(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            JsonToken first = parser.nextToken();
            isArray = first == JsonToken.START_ARRAY;
            isJson = isArray || first == JsonToken.START_OBJECT || first == JsonToken.VALUE_NULL;
            int tokens = walk(parser);
            isEmptyList = first == JsonToken.VALUE_NULL && tokens == 0 || isArray && tokens == 1;
        } catch (IOException e) {
            // The head ends in the middle of the report, so an error at its end is the ordinary case.
        }
    }

    private int walk(JsonParser parser) throws IOException {
        int tokens = 0;
        String[] names = new String[MAX_DEPTH];
        int objects = parser.currentToken() == JsonToken.START_OBJECT ? 1 : 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            tokens++;
            if (token == JsonToken.START_OBJECT) {
                objects++;
            } else if (token == JsonToken.END_OBJECT) {
                objects--;
            } else if (token == JsonToken.FIELD_NAME && objects > 0 && objects <= MAX_DEPTH) {
                names[objects - 1] = parser.currentName();
                json.putIfAbsent(path(names, objects), "");
            } else if (token.isScalarValue() && objects > 0 && objects <= MAX_DEPTH && names[objects - 1] != null) {
                String text = parser.getText();
                json.merge(
                        path(names, objects),
                        text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) : text,
                        (old, value) -> old.isEmpty() ? value : old);
            }
        }
        return tokens;
    }

    private static String path(String[] names, int depth) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            path.append(i == 0 ? "" : ".").append(names[i]);
        }
        return path.toString();
    }

    private void probeXml(byte[] bytes) {
        try {
            XMLStreamReader reader = XmlCursor.FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            xmlRoot = reader.getLocalName();
            xmlNamespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                rootAttributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        } catch (XMLStreamException | RuntimeException e) {
            // Not XML after all, or cut before the root element ended: then nobody recognises it.
        }
    }
}
