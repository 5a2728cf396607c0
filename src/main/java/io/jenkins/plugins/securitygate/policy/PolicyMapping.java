package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.PolicyRef;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.yaml.YamlDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes the policy of a document that was checked against the schema, and checks what a schema cannot. */
final class PolicyMapping {
    private final YamlDocument document;
    private final ProblemList problems;
    private final LocalDate today;
    private final Set<String> ids = new HashSet<>();
    private CompletionRule completion;

    /** @param today the day from which expiry dates are counted */
    PolicyMapping(YamlDocument document, ProblemList problems, LocalDate today) {
        this.document = document;
        this.today = today;
        this.problems = problems;
    }

    /** The policy; usable only when no problem was added. */
    Policy policy(PolicyRef ref) {
        List<Requirement> requirements = EntryReader.entries(document, problems, "required").stream()
                .map(this::requirement)
                .toList();
        List<EntryReader> ruleEntries = EntryReader.entries(document, problems, "rules");
        List<Rule> rules = new ArrayList<>();
        ruleEntries.forEach(entry -> rule(entry).ifPresent(rules::add));
        if (requirements.isEmpty() && ruleEntries.isEmpty() && document.tree().isObject()) {
            problems.add(
                    document.valueAt(""), "", "the policy has neither 'rules' nor 'required': it would decide nothing");
        }
        WaiverMapping waivers = new WaiverMapping(ids, today);
        return new Policy(
                ref,
                document.tree().path("owner").asText(),
                new PolicyEntries(requirements, rules, completion),
                waivers.waivers(EntryReader.entries(document, problems, "waivers")));
    }

    private Requirement requirement(EntryReader entry) {
        List<ScanKind> kinds = entry.words("kinds", ScanKind.class);
        List<String> words = kinds.stream().map(ScanKind::id).toList();
        String id = entry.text("id", "required-" + String.join("-", words));
        checkUnique(entry, id);
        return new Requirement(
                id,
                entry.text("title", "Required scans completed: " + String.join(", ", words)),
                entry.text("owner"),
                kinds,
                entry.duration("maxAge").orElse(null),
                entry.word("provenance", Provenance.class).orElse(null),
                entry.text("fix"),
                entry.terms());
    }

    private Optional<Rule> rule(EntryReader entry) {
        checkUnique(entry, entry.id());
        if (entry.id().equals(CompletionRule.ID)) {
            completion = completion(entry);
            return Optional.empty();
        }
        Target target = entry.word("for", Target.class).orElse(Target.EVIDENCE);
        if (target == Target.EVIDENCE && entry.number("allow") > 0) {
            entry.problem("allow", "'allow' counts entries; a rule on the whole evidence is either broken or not");
        }
        String when = entry.text("when");
        if (when.isEmpty()) {
            return Optional.empty();
        }
        Set<Rule.Inclusion> include = EnumSet.noneOf(Rule.Inclusion.class);
        include.addAll(entry.words("include", Rule.Inclusion.class));
        return ConditionCompiler.compile(
                        when, target, problem -> entry.problem("when", problem.offset(), problem.message()))
                .map(condition -> new Rule(
                        entry.id(),
                        entry.text("title", entry.id()),
                        entry.text("owner"),
                        target,
                        condition,
                        entry.number("allow"),
                        include,
                        entry.text("fix"),
                        entry.terms()));
    }

    private static CompletionRule completion(EntryReader entry) {
        for (String key : List.of("for", "when", "include")) {
            if (entry.has(key)) {
                entry.keyProblem(
                        key,
                        "'" + CompletionRule.ID + "' is built in; it takes no '" + key + "', only effect and limits");
            }
        }
        return new CompletionRule(
                entry.text("title", CompletionRule.TITLE),
                entry.text("owner"),
                entry.number("allow"),
                entry.text("fix", CompletionRule.FIX),
                entry.terms());
    }

    private void checkUnique(EntryReader entry, String id) {
        if (!id.isEmpty() && !ids.add(id.toLowerCase(Locale.ROOT))) {
            entry.problem("id", "the id '" + id + "' is taken by an earlier rule; give this one an id of its own");
        }
    }
}
