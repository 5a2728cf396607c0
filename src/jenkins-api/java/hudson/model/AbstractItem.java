package hudson.model;

public abstract class AbstractItem extends Actionable implements Item {
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    @SuppressWarnings("rawtypes") // as Jenkins declares it
    public ItemGroup getParent() {
        throw new UnsupportedOperationException();
    }

    public final String getFullName() {
        throw new UnsupportedOperationException();
    }
}
