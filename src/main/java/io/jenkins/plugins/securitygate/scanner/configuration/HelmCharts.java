package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.scanner.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The Helm charts of a tree. */
final class HelmCharts {
    private static final String FILE = "Chart.yaml";

    private final Set<String> folders;

    private HelmCharts(Set<String> folders) {
        this.folders = folders;
    }

    static HelmCharts in(List<SourceFile> files) {
        return new HelmCharts(files.stream()
                .filter(file -> file.name().equals(FILE))
                .map(file -> parent(file.path()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The path of the chart that renders a file; of charts in charts the outermost, since that one renders them all. */
    Optional<String> of(String path) {
        Optional<String> chart = Optional.empty();
        for (String folder = parent(path);
                !folder.isEmpty();
                folder = parent(folder.substring(0, folder.length() - 1))) {
            if (folders.contains(folder)) {
                chart = Optional.of(folder + FILE);
            }
        }
        return folders.contains("") ? Optional.of(FILE) : chart;
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
