package io.jenkins.plugins.securitygate.scanner.container;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The distribution of an operating system as its os-release file names it.
 *
 * @param id for example {@code debian}; empty when unknown
 * @param version number, or code name of one that has no number yet; empty when unknown
 */
record Distribution(String id, String version) {
    static Distribution of(Map<String, byte[]> files) {
        for (String path : PackageFiles.OS_RELEASE) {
            if (files.containsKey(path)) {
                Map<String, String> values = values(files.get(path));
                String name = values.getOrDefault("VERSION_CODENAME", "");
                return new Distribution(values.getOrDefault("ID", ""), values.getOrDefault("VERSION_ID", name));
            }
        }
        return new Distribution("", "");
    }

    /** The namespace of its packages' URLs. */
    String namespace(String unknown) {
        return id.isEmpty() ? unknown : id;
    }

    /** The qualifier {@code distro} of its packages' URLs, empty when unknown. */
    String qualifier() {
        return id.isEmpty() || version.isEmpty() ? id : id + "-" + version;
    }

    private static Map<String, String> values(byte[] text) {
        Map<String, String> values = new HashMap<>();
        new String(text, StandardCharsets.UTF_8).lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(
                        line.substring(0, equals).strip(),
                        unquoted(line.substring(equals + 1).strip()));
            }
        });
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
