package io.jenkins.plugins.securitygate.model;

import java.util.function.Function;

/**
 * Remembers what a pure function answered for the texts that it was asked last: one report says the same package URL, the
 * same vector and the same weakness many times. Bounded, and safe for use by several threads, which may compute an answer
 * twice.
 *
 * @param <V> an immutable answer, never {@code null}
 */
public final class Memo<V> {
    private static final int SLOTS = 1 << 10;
    private static final int MAX_LENGTH = 300;

    private final Function<String, V> function;
    private final Object[] answers = new Object[SLOTS];

    private record Answer(String text, Object value) {}

    /** @param function what is remembered */
    public Memo(Function<String, V> function) {
        this.function = function;
    }

    /** The function's answer for a text. */
    @SuppressWarnings("unchecked")
    public V of(String text) {
        if (text.length() > MAX_LENGTH) {
            return function.apply(text);
        }
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        // Without a lock: a thread sees a whole answer, since a record's fields are final, or it sees an older one.
        if (answers[slot] instanceof Answer known && known.text().equals(text)) {
            return (V) known.value();
        }
        V value = function.apply(text);
        answers[slot] = new Answer(text, value);
        return value;
    }
}
