package io.jenkins.plugins.securitygate.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of one field of all entries, as numbers: entries with equal values have equal numbers.
 *
 * @param codes the number of each entry, in the order of the entries
 * @param size how many numbers there are
 */
record Column(int[] codes, int size) {
    /** A field with more values than this tells entries apart too well to save any work. */
    private static final int MAX_VALUES = 1 << 16;

    /**
     * Numbers the values of a field; empty when there are very many of them.
     *
     * @param path the field, with dots between nested ones
     */
    static Optional<Column> of(List<? extends Item<?>> entries, String path) {
        String[] fields = path.split("\\.");
        Map<Object, Integer> numbers = new HashMap<>();
        int[] codes = new int[entries.size()];
        for (int i = 0; i < codes.length; i++) {
            Object value = value(entries.get(i), fields);
            Integer known = numbers.get(value);
            if (known == null) {
                known = numbers.size();
                if (known == MAX_VALUES) {
                    return Optional.empty();
                }
                numbers.put(value, known);
            }
            codes[i] = known;
        }
        return Optional.of(new Column(codes, Math.max(1, numbers.size())));
    }

    /** What lies behind the last entry that can be looked into; lists and maps are values as a whole. */
    private static Object value(Item<?> entry, String[] fields) {
        Object value = entry;
        for (String field : fields) {
            if (value instanceof Item<?> item) {
                value = item.select(field);
            }
        }
        return value;
    }
}
