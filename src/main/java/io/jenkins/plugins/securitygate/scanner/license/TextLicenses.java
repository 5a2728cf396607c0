package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Package files that are lines of text. */
final class TextLicenses {
    private static final Pattern GEM_FIELD =
            Pattern.compile("\\.(name|version|licenses?)\\s*=\\s*(.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']+)[\"']|%w\\[([^\\]]*)\\]");
    private static final Pattern SETUP_FIELD = Pattern.compile("(?i)(name|version|license)\\s*=\\s*(.+)");
    private static final Pattern DEBIAN_FORMAT =
            Pattern.compile("(?i)format(-specification)?:.*(copyright-format|dep5).*");

    private static final Pattern GO_MODULE = Pattern.compile("module\\s+\"?([^\\s\"]+)\"?.*");

    private TextLicenses() {}

    /** A Go module declares no licence, but is the package of the texts beside it. */
    static List<Declaration> go(ManifestFile file) throws IOException {
        return file.lines().stream()
                .map(line -> GO_MODULE.matcher(line.strip()))
                .filter(Matcher::matches)
                .limit(1)
                .map(module -> new Declaration("golang", module.group(1), "", List.of()))
                .toList();
    }

    /** Core metadata of an installed or packed Python package (PEP 566, PEP 639). */
    static List<Declaration> python(ManifestFile file) throws IOException {
        HeaderFields fields = HeaderFields.of(file.lines());
        String name = fields.first("name");
        String expression = fields.first("license-expression");
        List<String> licenses = expression.isEmpty()
                ? PythonClassifiers.better(
                        fields.first("license"), PythonClassifiers.licenses(fields.all("classifier")))
                : List.of(expression);
        return name.isEmpty() ? List.of() : List.of(new Declaration("pypi", name, fields.first("version"), licenses));
    }

    static List<Declaration> setup(ManifestFile file) throws IOException {
        List<String> lines = file.lines();
        String name = "";
        String version = "";
        String license = "";
        for (String line : lines) {
            Matcher field = SETUP_FIELD.matcher(line);
            if (field.matches()) {
                String value = field.group(2).strip();
                switch (field.group(1).toLowerCase(Locale.ROOT)) {
                    case "name" -> name = name.isEmpty() ? value : name;
                    case "version" -> version = value.contains(":") ? "" : value;
                    default -> license = value;
                }
            }
        }
        List<String> classifiers =
                PythonClassifiers.licenses(lines.stream().map(String::strip).toList());
        return name.isEmpty()
                ? List.of()
                : List.of(new Declaration("pypi", name, version, PythonClassifiers.better(license, classifiers)));
    }

    /** The fields of a gem that are written as plain texts; a gemspec is a program, and it is not run. */
    static List<Declaration> gem(ManifestFile file) throws IOException {
        String name = "";
        String version = "";
        List<String> licenses = new ArrayList<>();
        for (String line : file.lines()) {
            Matcher field = GEM_FIELD.matcher(line);
            if (!line.strip().startsWith("#") && field.find()) {
                List<String> values = quoted(field.group(2));
                switch (field.group(1).toLowerCase(Locale.ROOT)) {
                    case "name" -> name = values.isEmpty() ? name : values.get(0);
                    case "version" -> version = values.isEmpty() ? version : values.get(0);
                    default -> licenses.addAll(values);
                }
            }
        }
        return name.isEmpty() ? List.of() : List.of(new Declaration("gem", name, version, licenses));
    }

    private static List<String> quoted(String text) {
        List<String> values = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1) == null) {
                values.addAll(List.of(matcher.group(2).strip().split("\\s+")));
            } else {
                values.add(matcher.group(1));
            }
        }
        return values;
    }

    /** Debian's machine-readable format 1.0; what is written freely is no declaration. */
    static List<Declaration> debian(ManifestFile file) throws IOException {
        List<String> lines = file.lines();
        if (lines.isEmpty() || !DEBIAN_FORMAT.matcher(lines.get(0)).matches()) {
            return List.of();
        }
        Set<String> licenses = new LinkedHashSet<>();
        String source = "";
        for (String line : lines) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            if (line.startsWith("License:")) {
                licenses.add(value.replaceAll(",? and ", " AND ").replaceAll(",? or ", " OR "));
            } else if (line.startsWith("Upstream-Name:")) {
                source = value;
            }
        }
        String[] steps = file.path().split("/");
        boolean installed = file.path().matches("(.*/)?doc/[^/]+/copyright");
        String name = installed ? steps[steps.length - 2] : source;
        // Without the distribution's name there is no package URL.
        return name.isEmpty() ? List.of() : List.of(new Declaration("", name, "", List.copyOf(licenses)));
    }
}
