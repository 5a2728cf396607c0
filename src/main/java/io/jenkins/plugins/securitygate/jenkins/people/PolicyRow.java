package io.jenkins.plugins.securitygate.jenkins.people;

import io.jenkins.plugins.securitygate.governance.PolicyVersion;
import io.jenkins.plugins.securitygate.jenkins.admin.InlinePolicies;
import io.jenkins.plugins.securitygate.jenkins.admin.PolicySource;
import io.jenkins.plugins.securitygate.policy.Policy;
import io.jenkins.plugins.securitygate.policy.PolicyException;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One central policy as the managers' page lists it. */
public final class PolicyRow {
    private final PolicySource source;
    private final Policy policy;
    private final String problem;
    private final String changed;

    private PolicyRow(PolicySource source, Policy policy, String problem, String changed) {
        this.source = source;
        this.policy = policy;
        this.problem = problem;
        this.changed = changed;
    }

    static PolicyRow of(PolicySource source) {
        Policy policy = null;
        String problem = "";
        String changed = "";
        try {
            changed = source.isInline() ? changed(source.getName()) : "";
            policy = source.read();
        } catch (IOException | PolicyException e) {
            problem = e.getMessage();
        }
        return new PolicyRow(source, policy, problem, changed);
    }

    private static String changed(String name) throws IOException {
        List<PolicyVersion> versions = InlinePolicies.versions(name);
        return versions.isEmpty()
                ? ""
                : versions.get(0).time().truncatedTo(ChronoUnit.SECONDS) + " by "
                        + versions.get(0).author();
    }

    public String getName() {
        return source.getName();
    }

    /** Patterns of the jobs that it binds. */
    public String getJobs() {
        return String.join(", ", source.getJobs().lines().toList());
    }

    /** Where its text comes from. */
    public String getOrigin() {
        return source.isInline() ? "inline" : source.getPath();
    }

    public boolean isInline() {
        return source.isInline();
    }

    /** The name that the policy gives itself, with its version. */
    public String getTitle() {
        if (policy == null) {
            return "";
        }
        String version = policy.ref().version();
        return policy.name() + (version.isEmpty() ? "" : " version " + version);
    }

    /** SHA-256 of the text, empty when it cannot be read. */
    public String getDigest() {
        return policy == null ? "" : policy.ref().digest();
    }

    /** The first characters of the digest, enough to compare it with a decision's. */
    public String getShortDigest() {
        return getDigest().isEmpty() ? "" : getDigest().substring(0, 8);
    }

    /** Number of rules and required scans. */
    public int getRules() {
        return policy == null ? 0 : policy.rules().size() + policy.required().size();
    }

    /** Why it cannot be used, empty when it can. */
    public String getProblem() {
        return problem;
    }

    /** When and by whom it was changed last, empty for a file. */
    public String getChanged() {
        return changed;
    }
}
