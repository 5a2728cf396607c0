package io.jenkins.plugins.securitygate.scanner.container;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
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
    /** Ubuntu supports every fourth release longer, that of April in even years. */
    private static final Pattern LONG_TERM = Pattern.compile("\\d[02468]\\.04");
    /** A release of Alpine, unlike {@code 3.21.0_alpha20240807}, which names its rolling branch. */
    private static final Pattern ALPINE = Pattern.compile("(\\d+\\.\\d+)(?:\\.\\d+)?");

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

    /** The ecosystem of its packages in the words of the OSV schema; a word of our own for what the schema does not know. */
    String ecosystem() {
        return switch (id) {
            case "" -> "an unknown distribution";
            case "debian" -> "Debian:" + version;
            case "ubuntu" -> "Ubuntu:" + version + (LONG_TERM.matches(version) ? ":LTS" : "");
            case "alpine" -> alpine();
            case "wolfi" -> "Wolfi";
            case "chainguard" -> "Chainguard";
            default -> qualifier();
        };
    }

    private String alpine() {
        Matcher release = ALPINE.matcher(version);
        return release.matches() ? "Alpine:v" + release.group(1) : "Alpine:edge";
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
