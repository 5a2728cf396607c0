package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlDocument;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlSyntaxException;

/** Values that are written as a tree, or as a text in JSON that means the same tree. */
public final class EmbeddedJson {
    private EmbeddedJson() {}

    /** The tree that the value means, the value itself when it is no text in JSON. */
    public static YamlNode tree(YamlNode value) {
        String text = value.text().strip();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return value;
        }
        Location at = value.location();
        try {
            return new YamlDocument(at.path(), at.line(), value.text()).parse().orElse(value);
        } catch (YamlSyntaxException e) {
            // With templates in it the text is JSON only when Terraform has run.
            return value;
        }
    }
}
