package io.jenkins.plugins.securitygate.jenkins.admin;

import io.jenkins.plugins.securitygate.governance.PolicyHistory;
import io.jenkins.plugins.securitygate.governance.PolicyVersion;
import io.jenkins.plugins.securitygate.governance.Sha256;
import io.jenkins.plugins.securitygate.governance.audit.AuditAct;
import io.jenkins.plugins.securitygate.policy.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;

/** The central policies that are written inline, and the memory of who changed them. */
public final class InlinePolicies {
    private InlinePolicies() {}

    /** The versions of a policy, the newest first. */
    public static List<PolicyVersion> versions(String name) throws IOException {
        return history().versions(name);
    }

    /**
     * Keeps a version of every policy that the change touches, in the name of the current user.
     *
     * @throws UncheckedIOException when it cannot be kept; a change that nobody can trace must not take effect
     */
    static void remember(List<PolicySource> policies) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (PolicySource source : policies) {
            if (source.isInline()) {
                // Names should be unique, but a configuration with two of a name must not lose the second.
                texts.merge(source.getName(), source.getYaml(), (one, other) -> one + "\n---\n" + other);
            }
        }
        try {
            history().record(texts, Jenkins.getAuthentication2().getName(), Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException("the versions of the policies cannot be kept: " + e.getMessage(), e);
        }
    }

    /** The sources with the text of one replaced; see {@link SecurityGateConfiguration#edit}. */
    static List<PolicySource> edited(List<PolicySource> policies, String name, String digest, String yaml) {
        List<PolicySource> named = policies.stream()
                .filter(source -> source.isInline() && source.getName().equals(name))
                .toList();
        if (named.size() != 1) {
            throw new IllegalStateException("there " + (named.isEmpty() ? "is no" : "are several")
                    + " inline policies named '" + name + "'; ask an administrator");
        }
        PolicySource current = named.get(0);
        if (!Sha256.of(current.getYaml()).equals(digest)) {
            throw new IllegalStateException("somebody changed the policy '" + name
                    + "' while you were editing it; look at the history and apply your change to the newest version");
        }
        PolicyReader.read(name, yaml);
        List<PolicySource> changed = new ArrayList<>(policies);
        changed.set(policies.indexOf(current), current.withYaml(yaml));
        return changed;
    }

    private static PolicyHistory history() {
        Path home = Jenkins.get().getRootDir().toPath();
        return new PolicyHistory(home.resolve("security-gate").resolve("policies"), InlinePolicies::record);
    }

    private static void record(PolicyVersion version) throws IOException {
        String text = version.policy() + ", version " + version.number() + (version.removed() ? ": removed" : "");
        Map<String, String> digests =
                version.removed() ? Map.of() : Map.of("policy " + version.policy(), version.digest());
        AuditTrail.get().record(AuditTrail.event(AuditAct.POLICY_CHANGED, text).with(digests));
    }
}
