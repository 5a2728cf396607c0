package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.PolicyRef;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A policy that was read and found to be in order. Immutable, may be shared between threads and builds. */
public final class Policy {
    private final PolicyRef ref;
    private final String description;
    private final String owner;
    private final Scope scope;
    private final List<Requirement> requirements;
    private final List<PolicyEntry> rules;
    private final CompletionRule completion;
    private final List<Waiver> waivers;

    Policy(PolicyRef ref, About about, Scope scope, PolicyEntries entries, List<Waiver> waivers) {
        this.ref = ref;
        description = about.description();
        owner = about.owner();
        this.scope = scope;
        requirements = List.copyOf(entries.requirements());
        rules = List.copyOf(entries.rules());
        completion = entries.completion();
        this.waivers = List.copyOf(waivers);
    }

    /** Name, version, digest and source. */
    public PolicyRef ref() {
        return ref;
    }

    public String name() {
        return ref.name();
    }

    /** What the policy is for, empty when it does not say. */
    public String description() {
        return description;
    }

    /** Who answers for the policy, empty when nobody is named. */
    public String owner() {
        return owner;
    }

    /** Whether the policy binds a subject. A branch, stage or region that is not known cannot be used to get out. */
    public boolean appliesTo(Subject subject) {
        return scope.covers(subject);
    }

    /** Ids of the rules, in the order of the file. */
    public List<String> rules() {
        List<String> ids = new ArrayList<>(rules.stream().map(PolicyEntry::id).toList());
        completion().ifPresent(rule -> ids.add(rule.id()));
        return List.copyOf(ids);
    }

    /** Ids of the required scans, in the order of the file. */
    public List<String> required() {
        return requirements.stream().map(Requirement::id).toList();
    }

    /** The waivers, in the order of the file, the expired included. */
    public List<Waiver> waivers() {
        return waivers;
    }

    Scope scope() {
        return scope;
    }

    List<PolicyEntry> ruleList() {
        return rules;
    }

    List<Requirement> requirements() {
        return requirements;
    }

    /** The terms of the rule or required scan of an id, empty when there is none. */
    Optional<Terms> terms(String id) {
        return Stream.of(requirements.stream(), rules.stream(), completion().stream())
                .flatMap(entries -> entries.map(PolicyEntry.class::cast))
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .map(PolicyEntry::terms);
    }

    /** What a policy says of itself; both are empty when it does not. */
    record About(String description, String owner) {}

    /** The policy's own word on incomplete scans, empty when it leaves the default. */
    Optional<CompletionRule> completion() {
        return Optional.ofNullable(completion);
    }
}
