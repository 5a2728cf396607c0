package org.jvnet.localizer;

public class Localizable {
    public Localizable(ResourceBundleHolder holder, String key, Object... args) {
        throw new UnsupportedOperationException();
    }
}
