package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.yaml.YamlDocument;
import io.jenkins.plugins.securitygate.yaml.YamlProblems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one file. */
final class ProblemList implements YamlProblems {
    private static final int KEPT = 100;

    private final String file;
    private final List<PolicyProblem> problems = new ArrayList<>();

    ProblemList(String file) {
        this.file = file;
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public void add(String message) {
        problems.add(new PolicyProblem(file, 0, 0, "", message));
    }

    @Override
    public void add(YamlDocument.Position position, String rule, String message) {
        problems.add(new PolicyProblem(file, position.line(), position.column(), rule, message));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** All problems in the order of the file; of very many only the first. */
    PolicyException exception() {
        List<PolicyProblem> sorted = problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(PolicyProblem::line).thenComparingInt(PolicyProblem::column))
                .toList();
        if (sorted.size() <= KEPT) {
            return new PolicyException(sorted);
        }
        List<PolicyProblem> first = new ArrayList<>(sorted.subList(0, KEPT));
        first.add(new PolicyProblem(file, 0, 0, "", (sorted.size() - KEPT) + " more problems"));
        return new PolicyException(first);
    }
}
