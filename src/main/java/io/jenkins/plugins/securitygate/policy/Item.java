package io.jenkins.plugins.securitygate.policy;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
import java.util.Optional;

/**
 * An entry of the evidence as conditions see it. Made once per decision; a field is read when a condition asks for it.
 *
 * @param <T> the Java type behind it
 */
@Immutable
@SuppressWarnings("Immutable") // The model's types are immutable, without the annotation that says so.
final class Item<T> extends StructValue<String, Item<T>> {
    private final ItemType<T> type;
    private final T model;

    Item(ItemType<T> type, T model) {
        this.type = type;
        this.model = model;
    }

    ItemType<T> type() {
        return type;
    }

    T model() {
        return model;
    }

    @Override
    public Item<T> value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return false;
    }

    @Override
    public CelType celType() {
        return type.structType();
    }

    @Override
    public Object select(String field) {
        ItemType.Field<T> found = type.fields().get(field);
        if (found == null) {
            throw new IllegalArgumentException("a " + type.name() + " has no field '" + field + "'");
        }
        return found.read().apply(model);
    }

    @Override
    public Optional<Object> find(String field) {
        return type.fields().containsKey(field) ? Optional.of(select(field)) : Optional.empty();
    }
}
