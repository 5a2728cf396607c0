package io.jenkins.plugins.securitygate.scanner.tool;

import io.jenkins.plugins.securitygate.yaml.YamlDocument;
import io.jenkins.plugins.securitygate.yaml.YamlProblems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one catalogue. */
final class CatalogueProblems implements YamlProblems {
    private static final int KEPT = 50;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    CatalogueProblems(String file) {
        this.file = file;
    }

    private record Problem(int line, int column, String text) {}

    @Override
    public String file() {
        return file;
    }

    @Override
    public void add(String message) {
        problems.add(new Problem(0, 0, file + ": " + message));
    }

    @Override
    public void add(YamlDocument.Position position, String entry, String message) {
        String place = file + ":" + position.line() + ":" + position.column() + ": ";
        String about = entry.isEmpty() ? "" : "tool '" + entry + "': ";
        problems.add(new Problem(position.line(), position.column(), place + about + message));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    CatalogueException exception() {
        return new CatalogueException(problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .map(Problem::text)
                .limit(KEPT)
                .toList());
    }
}
