package io.jenkins.plugins.securitygate.scanner.tool;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why no trial runs a tool of the catalogue. */
enum Untried {
    DATABASE(
            "needs a vulnerability database or service of its makers, which the trials do not depend on",
            Set.of("dependency-check", "govulncheck", "grype", "npm-audit", "osv-scanner", "trivy", "yarn-audit")),
    ACCOUNT("needs an account", Set.of("snyk")),
    RELEASE(
            "its makers release it as a binary or an image, and the trials install by package name",
            Set.of("dockle", "hadolint", "kics", "kube-linter", "kubescape", "terrascan", "trufflehog", "zap")),
    PLATFORM("needs a platform that the trials do not set up: Ruby or Perl", Set.of("brakeman", "nikto")),
    INPUT("needs the result of an analysis that ran before", Set.of("ort")),
    TEMPLATES("needs templates that it fetches from their makers", Set.of("nuclei"));

    private static final Map<String, String> REASONS = Stream.of(values())
            .flatMap(reason -> reason.tools.stream().map(tool -> Map.entry(tool, reason.words)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String words;
    private final Set<String> tools;

    Untried(String words, Set<String> tools) {
        this.words = words;
        this.tools = tools;
    }

    /** The reason for a tool, in words; says so when there is a trial that did not run now. */
    static String reason(String tool) {
        return REASONS.getOrDefault(tool, "its trial was not part of this run");
    }

    /** The tools that no trial runs. */
    static Set<String> tools() {
        return REASONS.keySet();
    }
}
