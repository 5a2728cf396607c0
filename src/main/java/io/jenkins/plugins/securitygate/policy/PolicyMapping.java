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
    private final PolicySources sources;
    private final Set<String> ids = new HashSet<>();
    private CompletionRule completion;

    /** @param today the day from which expiry dates are counted */
    PolicyMapping(YamlDocument document, ProblemList problems, PolicySources sources, LocalDate today) {
        this.document = document;
        this.today = today;
        this.problems = problems;
        this.sources = sources;
    }

    /** The policy; usable only when no problem was added. */
    Policy policy() {
        PolicyEntries included = new IncludeMapping(document, problems, sources).entries();
        List<Requirement> requirements = new ArrayList<>(included.requirements());
        EntryReader.entries(document, problems, "required").forEach(entry -> requirements.add(requirement(entry)));
        List<EntryReader> ruleEntries = EntryReader.entries(document, problems, "rules");
        List<PolicyEntry> rules = new ArrayList<>(included.rules());
        rules.forEach(rule -> ids.add(rule.id().toLowerCase(Locale.ROOT)));
        ruleEntries.forEach(entry -> rule(entry).ifPresent(rules::add));
        if (requirements.isEmpty() && rules.isEmpty() && ruleEntries.isEmpty() && isComplete()) {
            problems.add(
                    document.valueAt(""),
                    "",
                    "the policy has neither 'rules' nor 'required' nor 'include': it would decide nothing");
        }
        WaiverMapping waivers = new WaiverMapping(ids, today);
        return new Policy(
                ref(),
                new Policy.About(
                        document.tree().path("description").asText(),
                        document.tree().path("owner").asText()),
                EntryReader.root(document, problems).inner("applies").scope(),
                new PolicyEntries(requirements, rules, completion),
                waivers.waivers(EntryReader.entries(document, problems, "waivers")));
    }

    private Requirement requirement(EntryReader entry) {
        List<ScanKind> kinds = entry.words("kinds", ScanKind.class);
        List<String> words = kinds.stream().map(ScanKind::id).toList();
        String id = entry.text("id", "required-" + String.join("-", words));
        checkUnique(entry, id);
        String title = "Required scans completed: " + String.join(", ", words);
        return new Requirement(
                entry.statement(new Statement(id, title, "", "", List.of())),
                kinds,
                entry.duration("maxAge").orElse(null),
                entry.word("provenance", Provenance.class).orElse(null),
                entry.terms());
    }

    /** Whether it is a mapping, and not one whose includes are already a problem. */
    private boolean isComplete() {
        return document.tree().isObject() && !document.tree().has("include");
    }

    /** Made last, when everything that the policy names has been read. */
    private PolicyRef ref() {
        return new PolicyRef(
                document.tree().path("name").asText(),
                document.tree().path("version").asText(),
                sources.digest(),
                sources.name());
    }

    private Optional<? extends PolicyEntry> rule(EntryReader entry) {
        checkUnique(entry, entry.id());
        if (entry.id().equals(CompletionRule.ID)) {
            completion = completion(entry);
            return Optional.empty();
        }
        return entry.has("rego") ? regoRule(entry) : conditionRule(entry);
    }

    private Optional<Rule> conditionRule(EntryReader entry) {
        Target target = entry.word("for", Target.class).orElse(Target.EVIDENCE);
        if (target == Target.EVIDENCE && entry.number("allow") > 0) {
            entry.problem("allow", "'allow' counts entries; a rule on the whole evidence is either broken or not");
        }
        String when = entry.text("when");
        if (when.isEmpty()) {
            return Optional.empty();
        }
        return ConditionCompiler.compile(
                        when, target, problem -> entry.problem("when", problem.offset(), problem.message()))
                .map(condition -> new Rule(
                        statement(entry), target, condition, entry.number("allow"), include(entry), entry.terms()));
    }

    private Optional<RegoRule> regoRule(EntryReader entry) {
        for (String key : List.of("for", "when")) {
            if (entry.has(key)) {
                entry.keyProblem(
                        key, "a rule has either 'rego' or '" + key + "'; the program sees all of the evidence");
            }
        }
        return new RegoMapping(entry.inner("rego"), sources)
                .program()
                .map(program ->
                        new RegoRule(statement(entry), program, entry.number("allow"), include(entry), entry.terms()));
    }

    private static Statement statement(EntryReader entry) {
        return entry.statement(new Statement(entry.id(), entry.id(), "", "", List.of()));
    }

    private static Set<Rule.Inclusion> include(EntryReader entry) {
        Set<Rule.Inclusion> include = EnumSet.noneOf(Rule.Inclusion.class);
        include.addAll(entry.words("include", Rule.Inclusion.class));
        return include;
    }

    private static CompletionRule completion(EntryReader entry) {
        for (String key : List.of("for", "when", "rego", "include")) {
            if (entry.has(key)) {
                entry.keyProblem(
                        key,
                        "'" + CompletionRule.ID + "' is built in; it takes no '" + key + "', only effect and limits");
            }
        }
        return new CompletionRule(
                entry.statement(CompletionRule.DEFAULT.statement()), entry.number("allow"), entry.terms());
    }

    private void checkUnique(EntryReader entry, String id) {
        if (!id.isEmpty() && !ids.add(id.toLowerCase(Locale.ROOT))) {
            entry.problem("id", "the id '" + id + "' is taken by an earlier rule; give this one an id of its own");
        }
    }
}
