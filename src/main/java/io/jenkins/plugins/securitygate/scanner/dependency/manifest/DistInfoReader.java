package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the core metadata that stand beside each installed package of Python. */
@AutoService(ManifestReader.class)
public final class DistInfoReader implements ManifestReader {
    private static final Pattern FILE =
            Pattern.compile("(.*/)?[^/]+\\.(dist-info/METADATA|egg-info/PKG-INFO|egg-info)");
    /** Older packages put the whole text of their licence where its name should stand. */
    private static final int MAX_LICENSE = 100;

    @Override
    public boolean reads(String path) {
        return path.contains("-info") && FILE.matches(path);
    }

    @Override
    public Certainty certainty() {
        return Certainty.INSTALLED;
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line : file.lines()) {
            if (line.isBlank()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        String name = headers.getOrDefault("Name", "");
        String version = headers.getOrDefault("Version", "");
        if (name.isEmpty() || version.isEmpty()) {
            throw new ManifestFormatException("names no package, or not its version");
        }
        sink.add(new Dependency(Ecosystem.PYPI, name, version, Scope.UNKNOWN, licenses(headers)));
    }

    private static List<String> licenses(Map<String, String> headers) {
        return Stream.of("License-Expression", "License")
                .map(key -> headers.getOrDefault(key, ""))
                .filter(license -> !license.isEmpty() && !license.equals("UNKNOWN") && license.length() <= MAX_LICENSE)
                .limit(1)
                .toList();
    }
}
