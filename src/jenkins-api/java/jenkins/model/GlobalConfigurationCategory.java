package jenkins.model;

import hudson.ExtensionPoint;

public abstract class GlobalConfigurationCategory implements ExtensionPoint {
    public static <T extends GlobalConfigurationCategory> T get(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static class Security extends GlobalConfigurationCategory {}
}
