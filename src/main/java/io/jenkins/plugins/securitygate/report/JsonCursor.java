package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Walks over a JSON report without holding it. A handler looks at the current value and reads it or leaves it; what it
 * leaves is skipped. {@code null} reads as an empty object, an empty array, an empty text.
 */
public final class JsonCursor implements AutoCloseable {
    private static final int MAX_NESTING = 500;
    private static final int MAX_TEXT = 16 << 20;
    private static final int MAX_TREE_BYTES = 32 << 20;

    private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_TEXT)
                    .build())
            .build());

    private final JsonParser parser;
    private final PositionStream in;
    private final SharedTexts shared = new SharedTexts();

    /** Handles one member of an object; the cursor stands on its value. */
    @FunctionalInterface
    public interface Member {
        void at(String name) throws IOException, ReportException;
    }

    /** Handles one element of an array; the cursor stands on it. */
    @FunctionalInterface
    public interface Element {
        void at() throws IOException, ReportException;
    }

    private JsonCursor(JsonParser parser, PositionStream in) {
        this.parser = parser;
        this.in = in;
    }

    /**
     * Opens a report and stands on its first root value.
     *
     * @throws ReportException when it is empty
     */
    public static JsonCursor open(Report report) throws IOException, ReportException {
        PositionStream in = new PositionStream(report.open());
        JsonParser parser = MAPPER.createParser(in);
        try {
            if (parser.nextToken() == null) {
                throw new ReportException(report.name(), "", "the file is empty");
            }
            return new JsonCursor(parser, in);
        } catch (IOException | ReportException e) {
            parser.close();
            throw e;
        }
    }

    /** Goes to the next root value, as in JSON Lines; {@code false} at the end of the file. */
    public boolean nextRoot() throws IOException {
        if (parser.currentToken() != null && parser.currentToken().isStructStart()) {
            parser.skipChildren();
        }
        return parser.nextToken() != null;
    }

    /** Requires that the file ends after the current root value: what followed would be lost. */
    public void end() throws IOException {
        if (nextRoot()) {
            throw bad("a second JSON value follows the report; give each report as a file of its own");
        }
    }

    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    public boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    public boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    /** Visits the members of the object that the cursor stands on. */
    public void members(Member member) throws IOException, ReportException {
        if (isNull()) {
            return;
        }
        if (!isObject()) {
            throw unexpected("an object");
        }
        int depth = depth();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            member.at(name);
            finish(depth);
        }
    }

    /** Visits the elements of the array that the cursor stands on. */
    public void elements(Element element) throws IOException, ReportException {
        if (isNull()) {
            return;
        }
        if (!isArray()) {
            throw unexpected("an array");
        }
        int depth = depth();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.at();
            finish(depth);
        }
    }

    /**
     * Visits the entries of the report's list. Each counts as a record; one that is not as it should be becomes an error
     * of the scan, and the next one is read.
     */
    public void records(ScanSink sink, Element element) throws IOException, ReportException {
        entries(sink, () -> {
            sink.record();
            element.at();
        });
    }

    /** Like {@link #records}, for entries that stand for several records or none: the handler counts them. */
    public void entries(ScanSink sink, Element element) throws IOException, ReportException {
        if (isNull()) {
            return;
        }
        if (!isArray()) {
            throw unexpected("an array");
        }
        int depth = depth();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            entry(sink, element, depth);
        }
    }

    /**
     * Visits the root values of JSON Lines as the entries of the report's list, as {@link #records} does; a root value
     * that is an array stands for its elements.
     */
    public void lines(ScanSink sink, Element element) throws IOException, ReportException {
        do {
            if (isArray()) {
                records(sink, element);
            } else if (!isNull()) {
                sink.record();
                entry(sink, element, 0);
            }
        } while (nextRoot());
    }

    private void entry(ScanSink sink, Element element, int depth) throws IOException, ReportException {
        try {
            element.at();
        } catch (BadEntryException e) {
            sink.error(e.place(), e.getMessage());
        }
        finish(depth);
    }

    /** Skips the rest of what the handler left, until the cursor is back inside the value of this depth. */
    private void finish(int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != null && token.isStructStart() && depth() == depth + 1) {
            parser.skipChildren();
            return;
        }
        while (depth() > depth) {
            if (parser.nextToken() == null) {
                return;
            }
        }
    }

    private int depth() {
        return parser.getParsingContext().getNestingDepth();
    }

    /** The current scalar as text; numbers and booleans as they are written. */
    public String text() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (!token.isScalarValue()) {
            throw unexpected("a text");
        }
        try {
            return parser.getText();
        } catch (StreamConstraintsException e) {
            throw tooLarge(e);
        }
    }

    /** The library's own exception does not say where in the report it happened. */
    private JsonParseException tooLarge(StreamConstraintsException cause) {
        String problem = "too large at " + place() + ": " + cause.getOriginalMessage();
        return new JsonParseException(parser, problem, parser.currentTokenLocation(), cause);
    }

    /**
     * Like {@link #text()}, for values that a report repeats, such as ids, paths and fixed messages: an equal text that
     * was read shortly before is returned again instead of a copy.
     */
    public String sharedText() throws IOException {
        if (!isText()) {
            return text();
        }
        try {
            return shared.of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } catch (StreamConstraintsException e) {
            throw tooLarge(e);
        }
    }

    /** The current value as a whole number; a text that holds one is read too. */
    public int integer(int otherwise) throws IOException {
        try {
            return parser.getValueAsInt(otherwise);
        } catch (InputCoercionException e) {
            throw bad("the number is too large");
        }
    }

    /** The current value as a number; a text that holds one is read too. */
    public double decimal(double otherwise) throws IOException {
        return parser.getValueAsDouble(otherwise);
    }

    /** The current value as a boolean; {@code "true"} counts as one. */
    public boolean bool() throws IOException {
        return parser.getValueAsBoolean(false);
    }

    /** Reads the current value whole. For single entries only, never for a whole report. */
    public JsonNode tree() throws IOException {
        JsonToken token = parser.currentToken();
        if (!token.isStructStart()) {
            return MAPPER.readTree(parser);
        }
        try {
            return MAPPER.readTree(new BoundedParser(parser, in, MAX_TREE_BYTES));
        } catch (StreamConstraintsException e) {
            throw tooLarge(e);
        }
    }

    /** Where the cursor is: JSON Pointer (RFC 6901) and line; the line alone for a root value. */
    public String place() {
        return place(parser);
    }

    static String place(JsonParser parser) {
        String pointer = parser.getParsingContext().pathAsPointer(false).toString();
        String line = "line " + parser.currentLocation().getLineNr();
        return pointer.isEmpty() ? line : pointer + " (" + line + ")";
    }

    /** An entry that is not as its format says, at the current place. */
    public BadEntryException bad(String problem) {
        return new BadEntryException(place(), problem);
    }

    private BadEntryException unexpected(String wanted) {
        return bad("expected " + wanted + " but found " + word(parser.currentToken()));
    }

    private static String word(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "nothing";
        };
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
