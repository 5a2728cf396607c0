package io.jenkins.plugins.securitygate.policy;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** The attributes of a fact, where an absent one reads as the empty text, as absent texts do everywhere in the model. */
final class AttributeMap extends AbstractMap<String, String> {
    private final Map<String, String> attributes;

    AttributeMap(Map<String, String> attributes) {
        this.attributes = attributes;
    }

    @Override
    public String get(Object key) {
        return attributes.getOrDefault(key, "");
    }

    @Override
    public boolean containsKey(Object key) {
        return attributes.containsKey(key);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return attributes.entrySet();
    }
}
