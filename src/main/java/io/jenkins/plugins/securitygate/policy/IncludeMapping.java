package io.jenkins.plugins.securitygate.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.yaml.Suggestion;
import io.jenkins.plugins.securitygate.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds the rules of ready policies to a policy. They keep the limits of the policy that they come from, and their ids
 * begin with its name.
 */
final class IncludeMapping {
    private final YamlDocument document;
    private final ProblemList problems;
    private final PolicySources sources;

    IncludeMapping(YamlDocument document, ProblemList problems, PolicySources sources) {
        this.document = document;
        this.problems = problems;
        this.sources = sources;
    }

    /** What the included policies demand, in their order. */
    PolicyEntries entries() {
        List<Requirement> requirements = new ArrayList<>();
        List<PolicyEntry> rules = new ArrayList<>();
        for (Policy policy : policies()) {
            policy.requirements().forEach(entry -> requirements.add((Requirement) within(policy, entry)));
            policy.ruleList().forEach(entry -> rules.add(within(policy, entry)));
        }
        return new PolicyEntries(requirements, rules, null);
    }

    private static PolicyEntry within(Policy policy, PolicyEntry entry) {
        return entry.with(entry.statement().of(policy.name()), entry.terms().within(policy.scope()));
    }

    private List<Policy> policies() {
        List<Policy> policies = new ArrayList<>();
        JsonNode names = document.tree().path("include");
        for (int i = 0; names.isArray() && i < names.size(); i++) {
            String name = names.get(i).asText();
            Optional<Policy> policy = ReadyPolicies.find(name);
            if (policy.isPresent()) {
                sources.add(name, policy.get().ref().digest());
                policies.add(policy.get());
            } else {
                problems.add(
                        document.valueAt("/include/" + i),
                        "",
                        "there is no policy '" + name + "'" + Suggestion.near(name, ReadyPolicies.addresses())
                                + "; known: " + String.join(", ", ReadyPolicies.addresses()));
            }
        }
        return policies;
    }
}
