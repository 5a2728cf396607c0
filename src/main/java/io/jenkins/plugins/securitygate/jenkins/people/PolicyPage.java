package io.jenkins.plugins.securitygate.jenkins.people;

import io.jenkins.plugins.securitygate.governance.PolicyVersion;
import io.jenkins.plugins.securitygate.governance.Sha256;
import io.jenkins.plugins.securitygate.jenkins.admin.InlinePolicies;
import io.jenkins.plugins.securitygate.jenkins.admin.PolicySource;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The text of an inline policy, what is wrong with it, and its history. */
public final class PolicyPage {
    private final String name;
    private final String yaml;
    private final String digest;
    private final List<String> problems;
    private final List<PolicyVersion> versions;

    private PolicyPage(String name, String yaml, String digest, List<String> problems, List<PolicyVersion> versions) {
        this.name = name;
        this.yaml = yaml;
        this.digest = digest;
        this.problems = problems;
        this.versions = versions;
    }

    static PolicyPage of(String name) throws IOException {
        String yaml = SecurityGateConfiguration.get().getPolicies().stream()
                .filter(source -> source.isInline() && source.getName().equals(name))
                .findFirst()
                .map(PolicySource::getYaml)
                .orElse("");
        return new PolicyPage(name, yaml, Sha256.of(yaml), List.of(), InlinePolicies.versions(name));
    }

    /** The page with a text that was not accepted, so that nobody has to type it again. */
    PolicyPage rejected(String text, String seen, RuntimeException problem) {
        return new PolicyPage(name, text, seen, problem.getMessage().lines().toList(), versions);
    }

    public String getName() {
        return name;
    }

    public String getYaml() {
        return yaml;
    }

    /** Digest of the text that the author has seen. */
    public String getDigest() {
        return digest;
    }

    /** What is wrong with the text, one line each. */
    public List<String> getProblems() {
        return problems;
    }

    /** The versions, the newest first. */
    public List<Version> getVersions() {
        return versions.stream().map(Version::new).toList();
    }

    /** One version as the page shows it. */
    public static final class Version {
        private final PolicyVersion version;

        Version(PolicyVersion version) {
            this.version = version;
        }

        public int getNumber() {
            return version.number();
        }

        public String getAuthor() {
            return version.author();
        }

        public Instant getTime() {
            return version.time().truncatedTo(ChronoUnit.SECONDS);
        }

        public String getDigest() {
            return version.digest();
        }

        /** Whether this version took the policy away. */
        public boolean isRemoved() {
            return version.removed();
        }

        public String getYaml() {
            return version.yaml();
        }
    }
}
