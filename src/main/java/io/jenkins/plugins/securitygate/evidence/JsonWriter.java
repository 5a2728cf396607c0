package io.jenkins.plugins.securitygate.evidence;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Locale;

/**
 * Writes JSON member by member, so that no tree of a whole file is held. {@code text}, {@code number}, {@code flag} and
 * {@code list} leave out what is empty; the {@code always} forms write it.
 *
 * <p>Everything beyond ASCII is written as an escape: a report may hold half a surrogate pair, which has no UTF-8 form
 * but must not stop the file.
 */
public final class JsonWriter implements AutoCloseable {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final JsonGenerator generator;

    /** Writes the members of an object. */
    @FunctionalInterface
    public interface Body {
        void write() throws IOException;
    }

    /** Writes one element of an array. */
    @FunctionalInterface
    public interface Element<T> {
        void write(T element) throws IOException;
    }

    private JsonWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Writes without space, for files that programs read. The stream is flushed on close and left open. */
    public static JsonWriter compact(OutputStream out) throws IOException {
        return new JsonWriter(FACTORY.createGenerator(out, JsonEncoding.UTF8));
    }

    /** Writes with two spaces of indentation and line feeds, on every platform. */
    public static JsonWriter indented(OutputStream out) throws IOException {
        JsonGenerator generator = FACTORY.createGenerator(out, JsonEncoding.UTF8);
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        generator.setPrettyPrinter(
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
        return new JsonWriter(generator);
    }

    /** Writes for a {@code script} element of HTML: none of {@code <}, {@code >} and {@code &} stands as itself. */
    public static JsonWriter embedded(OutputStream out) throws IOException {
        JsonWriter writer = compact(out);
        writer.generator.setCharacterEscapes(new MarkupEscapes());
        return writer;
    }

    public void object(Body body) throws IOException {
        generator.writeStartObject();
        body.write();
        generator.writeEndObject();
    }

    public void object(String name, Body body) throws IOException {
        generator.writeFieldName(name);
        object(body);
    }

    public void text(String name, String text) throws IOException {
        if (!text.isEmpty()) {
            generator.writeStringField(name, text);
        }
    }

    public void alwaysText(String name, String text) throws IOException {
        generator.writeStringField(name, text);
    }

    /** Writes a constant's name in lower case. */
    public void word(String name, Enum<?> constant) throws IOException {
        generator.writeStringField(name, lower(constant));
    }

    /** Writes a number unless it has the value that stands for "unknown" or "none". */
    public void number(String name, long number, long unless) throws IOException {
        if (number != unless) {
            generator.writeNumberField(name, number);
        }
    }

    public void alwaysNumber(String name, long number) throws IOException {
        generator.writeNumberField(name, number);
    }

    /** Writes a number unless it is negative. */
    public void decimal(String name, double number) throws IOException {
        if (number >= 0) {
            generator.writeNumberField(name, number);
        }
    }

    /** Writes a flag that is set. */
    public void flag(String name, boolean set) throws IOException {
        if (set) {
            generator.writeBooleanField(name, true);
        }
    }

    public void alwaysFlag(String name, boolean set) throws IOException {
        generator.writeBooleanField(name, set);
    }

    public <T> void list(String name, Collection<T> elements, Element<T> element) throws IOException {
        if (!elements.isEmpty()) {
            alwaysList(name, elements, element);
        }
    }

    public <T> void alwaysList(String name, Collection<T> elements, Element<T> element) throws IOException {
        generator.writeArrayFieldStart(name);
        for (T one : elements) {
            element.write(one);
        }
        generator.writeEndArray();
    }

    public void texts(String name, Collection<String> texts) throws IOException {
        list(name, texts, generator::writeString);
    }

    public void alwaysTexts(String name, Collection<String> texts) throws IOException {
        alwaysList(name, texts, generator::writeString);
    }

    public void numbers(String name, Collection<Integer> numbers) throws IOException {
        list(name, numbers, generator::writeNumber);
    }

    /** The name of a constant as files write it. */
    public static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Flushes what is written. Ends no object or array that an error left open. */
    @Override
    public void close() throws IOException {
        generator.close();
    }

    private static final class MarkupEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        private final int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();

        MarkupEscapes() {
            for (char mark : new char[] {'<', '>', '&'}) {
                codes[mark] = CharacterEscapes.ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return codes.clone();
        }

        @Override
        public com.fasterxml.jackson.core.SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
