package io.jenkins.plugins.securitygate.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The members of one record of an evidence file. What is absent reads as its default; what has another type than it
 * should have is a {@link MemberException} that names the place.
 */
record Members(JsonNode object, String pointer) {
    Members {
        if (!object.isObject()) {
            throw new MemberException(pointer, "expected an object");
        }
    }

    /** Reads one element of an array. */
    @FunctionalInterface
    interface Element<T> {
        T read(Members members);
    }

    /** Something in a record is not as it should be. */
    static final class MemberException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String place;

        MemberException(String place, String problem) {
            super(problem);
            this.place = place;
        }

        String place() {
            return place;
        }
    }

    String text(String name) {
        JsonNode node = object.get(name);
        if (node == null) {
            return "";
        }
        if (!node.isTextual()) {
            throw bad(name, "expected a text");
        }
        return node.textValue();
    }

    String requiredText(String name) {
        if (!object.has(name)) {
            throw bad(name, "is missing");
        }
        return text(name);
    }

    int integer(String name, int otherwise) {
        JsonNode node = object.get(name);
        if (node == null) {
            return otherwise;
        }
        if (!node.canConvertToInt() || !node.isIntegralNumber()) {
            throw bad(name, "expected a whole number");
        }
        return node.intValue();
    }

    long longInteger(String name, long otherwise) {
        JsonNode node = object.get(name);
        if (node == null) {
            return otherwise;
        }
        if (!node.canConvertToLong() || !node.isIntegralNumber()) {
            throw bad(name, "expected a whole number");
        }
        return node.longValue();
    }

    double decimal(String name) {
        JsonNode node = object.get(name);
        if (node == null) {
            return -1;
        }
        if (!node.isNumber()) {
            throw bad(name, "expected a number");
        }
        return node.doubleValue();
    }

    boolean flag(String name) {
        JsonNode node = object.get(name);
        if (node == null) {
            return false;
        }
        if (!node.isBoolean()) {
            throw bad(name, "expected true or false");
        }
        return node.booleanValue();
    }

    /** A point in time; {@code null} when absent. */
    Instant instant(String name) {
        if (!object.has(name)) {
            return null;
        }
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw bad(name, "expected a time such as 2026-01-31T12:00:00Z");
        }
    }

    <E extends Enum<E>> E required(String name, Class<E> type) {
        return constant(name, requiredText(name), type);
    }

    <E extends Enum<E>> E word(String name, E otherwise) {
        return object.has(name) ? constant(name, text(name), otherwise.getDeclaringClass()) : otherwise;
    }

    <E extends Enum<E>> List<E> words(String name, Class<E> type) {
        return texts(name).stream().map(word -> constant(name, word, type)).toList();
    }

    private <E extends Enum<E>> E constant(String name, String word, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        throw bad(name, "\"" + word + "\" is not a known " + type.getSimpleName());
    }

    /** A nested record, {@code otherwise} when it is absent. */
    <T> T object(String name, Element<T> element, T otherwise) {
        JsonNode node = object.get(name);
        return node == null ? otherwise : element.read(new Members(node, at(name)));
    }

    <T> List<T> list(String name, Element<T> element) {
        List<T> elements = new ArrayList<>();
        for (JsonNode node : array(name)) {
            elements.add(element.read(new Members(node, at(name) + "/" + elements.size())));
        }
        return elements;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : array(name)) {
            if (!node.isTextual()) {
                throw bad(name + "/" + texts.size(), "expected a text");
            }
            texts.add(node.textValue());
        }
        return texts;
    }

    List<Integer> integers(String name) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode node : array(name)) {
            if (!node.isInt()) {
                throw bad(name + "/" + numbers.size(), "expected a whole number");
            }
            numbers.add(node.intValue());
        }
        return numbers;
    }

    private Iterable<JsonNode> array(String name) {
        JsonNode node = object.get(name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            throw bad(name, "expected an array");
        }
        return node;
    }

    private MemberException bad(String name, String problem) {
        return new MemberException(at(name), problem);
    }

    private String at(String name) {
        return pointer + "/" + name;
    }
}
