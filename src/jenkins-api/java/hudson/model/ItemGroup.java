package hudson.model;

import java.util.Collection;

public interface ItemGroup<T extends Item> {
    Collection<T> getItems();

    default <I extends Item> Iterable<I> allItems(Class<I> type) {
        throw new UnsupportedOperationException();
    }
}
