package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.scanner.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Helm charts of a tree. */
final class HelmCharts {
    private static final String FILE = "Chart.yaml";

    private final Map<String, String> byFolder;

    private HelmCharts(Map<String, String> byFolder) {
        this.byFolder = byFolder;
    }

    static HelmCharts in(List<SourceFile> files) {
        return new HelmCharts(files.stream()
                .filter(file -> file.name().equals(FILE))
                .collect(Collectors.toUnmodifiableMap(SourceFile::folder, SourceFile::path)));
    }

    /** The path of the chart that renders a file; of charts in charts the outermost, since that one renders them all. */
    Optional<String> of(String path) {
        for (int end = 0; end >= 0; end = path.indexOf('/', end + 1)) {
            String chart = byFolder.get(path.substring(0, end));
            if (chart != null) {
                return Optional.of(chart);
            }
        }
        return Optional.empty();
    }
}
