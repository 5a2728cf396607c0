package hudson.model;

import java.io.File;

public abstract class AbstractItem extends Actionable {
    public File getRootDir() {
        throw new UnsupportedOperationException();
    }

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
