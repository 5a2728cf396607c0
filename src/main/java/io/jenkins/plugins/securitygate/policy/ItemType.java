package io.jenkins.plugins.securitygate.policy;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of the types that conditions can ask about, with its fields.
 *
 * @param <T> the Java type behind it
 */
final class ItemType<T> {
    /**
     * A field of the type.
     *
     * @param type its type in CEL
     * @param words the only words that the field can hold, empty when it is free text or no text
     * @param meaning one line for the reference
     * @param read takes the value from the Java object, never {@code null}
     */
    record Field<T>(CelType type, List<String> words, String meaning, Function<T, Object> read) {}

    private final String name;
    private final Map<String, Field<T>> fields;
    private final StructType structType;

    private ItemType(String name, Map<String, Field<T>> fields) {
        this.name = name;
        this.fields = fields;
        structType = StructType.create(
                typeName(name),
                ImmutableSet.copyOf(fields.keySet()),
                field -> Optional.ofNullable(fields.get(field)).map(Field::type));
    }

    static <T> Builder<T> named(String name) {
        return new Builder<>(name);
    }

    String name() {
        return name;
    }

    /** Differs from the variable's name, else an unknown variable would be taken for the type. */
    private static String typeName(String name) {
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }

    Map<String, Field<T>> fields() {
        return fields;
    }

    StructType structType() {
        return structType;
    }

    /** Makes the object visible to conditions. */
    Item<T> wrap(T value) {
        return new Item<>(this, value);
    }

    List<Item<T>> wrapAll(List<T> values) {
        return values.stream().map(this::wrap).toList();
    }

    /** Collects the fields in the order of the reference. */
    static final class Builder<T> {
        private final String name;
        private final Map<String, Field<T>> fields = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        Builder<T> field(String field, CelType type, String meaning, Function<T, Object> read) {
            fields.put(field, new Field<>(type, List.of(), meaning, read));
            return this;
        }

        /** A field that holds one of a few words, so that a misspelt word in a condition is found when it is read. */
        Builder<T> word(String field, List<String> words, CelType type, Function<T, Object> read) {
            fields.put(field, new Field<>(type, words, String.join(", ", words), read));
            return this;
        }

        ItemType<T> build() {
            return new ItemType<>(name, java.util.Collections.unmodifiableMap(fields));
        }
    }
}
