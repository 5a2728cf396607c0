package io.jenkins.plugins.securitygate.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A policy that cannot be used. The message has one line per problem, in the order of the file. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    PolicyException(List<PolicyProblem> problems) {
        super(problems.stream().map(PolicyProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems of the file, at least one; empty only after the exception itself was serialised. */
    public List<PolicyProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
