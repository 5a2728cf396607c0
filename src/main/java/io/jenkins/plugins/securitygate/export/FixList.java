package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What to repair for a rule: the same problem once, wherever it is and whichever tools report it. */
final class FixList {
    private final Outcome outcome;
    private final Map<Fix, List<Place>> fixes = new LinkedHashMap<>();
    private final Map<String, First> reported = new HashMap<>();
    private final Map<String, Integer> listed = new HashMap<>();

    /**
     * @param alsoBy the tool that reports a problem which an earlier tool reports too, empty for the first tool
     */
    record Place(Violation violation, String alsoBy) {}

    private record First(Fix fix, String tool) {}

    private FixList(Outcome outcome) {
        this.outcome = outcome;
    }

    /** Each problem with its places, in the order in which the decision lists them. */
    static Map<Fix, List<Place>> of(RuleResult rule, Outcome outcome) {
        FixList list = new FixList(outcome);
        Outcome.violations(rule).forEach(list::add);
        return list.fixes;
    }

    private void add(Violation violation) {
        Optional<Finding> finding = finding(violation.fingerprint());
        String tool = finding.map(Finding::tool).orElse("");
        List<String> keys = finding.stream().flatMap(FixList::keys).toList();
        Optional<First> first = keys.stream()
                .map(reported::get)
                .filter(Objects::nonNull)
                .filter(other -> !other.tool().equals(tool))
                .findFirst();
        Fix fix = first.map(First::fix).orElseGet(() -> Fix.of(violation, finding));
        keys.forEach(key -> reported.putIfAbsent(key, new First(fix, tool)));
        fixes.computeIfAbsent(fix, problem -> new ArrayList<>())
                .add(new Place(violation, first.isPresent() ? tool : ""));
    }

    /** Of several tools' findings of one identity the one whose turn it is, as the decision lists each of them. */
    private Optional<Finding> finding(String fingerprint) {
        List<Finding> findings = outcome.findings(fingerprint);
        int before = listed.merge(fingerprint, 1, Integer::sum) - 1;
        return findings.isEmpty() ? Optional.empty() : Optional.of(findings.get(Math.min(before, findings.size() - 1)));
    }

    /** Equal texts for what is the same problem to two tools, whose rules and words differ; none when nobody can tell. */
    private static Stream<String> keys(Finding finding) {
        return switch (finding.kind()) {
            case DEPENDENCY, CONTAINER ->
                finding.advisory().identifiers().stream()
                        .map(id -> id + " " + finding.component().identity() + " "
                                + finding.component().version());
            case SECRET ->
                finding.location().line() > 0
                        ? Stream.of(finding.location().path() + ":"
                                + finding.location().line() + " " + finding.target())
                        : Stream.empty();
            default -> Stream.empty();
        };
    }
}
