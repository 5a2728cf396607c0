package io.jenkins.plugins.securitygate.scanner.configuration.docker;

/** Names of the standards that the rules refer to. */
final class DockerStandards {
    static final String REFERENCE = "https://docs.docker.com/reference/dockerfile/";
    static final String BEST_PRACTICES = "https://docs.docker.com/build/building/best-practices/";

    private DockerStandards() {}

    /** A section of the CIS Docker Benchmark in the numbering of its version 1.6. */
    static String cis(String section) {
        return "CIS Docker Benchmark v1.6, " + section;
    }
}
