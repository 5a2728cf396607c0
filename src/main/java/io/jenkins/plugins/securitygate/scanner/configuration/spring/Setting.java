package io.jenkins.plugins.securitygate.scanner.configuration.spring;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import java.util.Locale;

/**
 * One property.
 *
 * @param name as written, the levels of YAML joined with dots
 * @param value placeholders replaced by their defaults, where they have one
 */
record Setting(String name, String value, Location location) {
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{[^:}$]+:([^}$]*)\\}");

    Setting {
        value = DEFAULT.matcher(value).replaceAll("$1");
    }

    /** Whether this is the property, in any of the spellings that Spring Boot takes for one. */
    boolean is(String wanted) {
        return canonical(name).equals(canonical(wanted));
    }

    private static String canonical(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    String lastPart() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    Hit hit() {
        return new Hit(location, name + "=" + value, name);
    }

    Hit masked() {
        return new Hit(location, name + "=" + SecretDigest.mask(value), name);
    }
}
