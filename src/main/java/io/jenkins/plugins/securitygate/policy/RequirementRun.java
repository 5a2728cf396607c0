package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.RuleResult.State;
import io.jenkins.plugins.securitygate.model.RuleResult.Tally;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One evaluation of required scans. */
final class RequirementRun {
    private final Requirement requirement;
    private final EvidenceItems items;
    private final ResultBuilder results;

    RequirementRun(Policy policy, Requirement requirement, EvidenceItems items) {
        this.requirement = requirement;
        this.items = items;
        results = new ResultBuilder(policy, requirement);
    }

    Outcome outcome() {
        if (!requirement.terms().appliesTo(items.evidence().subject())) {
            return results.notApplicable(items.evidence().subject());
        }
        List<String> lacking = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (ScanKind kind : requirement.kinds()) {
            lack(kind).ifPresent(lack -> {
                lacking.add(lack.what());
                violations.add(violation(lack));
            });
        }
        int demanded = requirement.kinds().size();
        Tally tally = new Tally(demanded, lacking.size(), 0, 0, lacking.size(), 0);
        if (lacking.isEmpty()) {
            String all = "All required kinds of scan completed: " + kinds() + ".";
            return new Outcome(results.result(State.PASSED, all, tally, List.of()), "");
        }
        String brief = String.join(", ", lacking);
        String explanation = lacking.size() + " of " + Sentences.count(demanded, "required kind") + " of scan "
                + (lacking.size() == 1 ? "is" : "are") + " not in order: " + brief + ".";
        return new Outcome(results.result(State.BROKEN, explanation, tally, violations), brief);
    }

    /** What is wrong with the scans of a kind: the least wrong of what could be said, since one good scan is enough. */
    private Optional<Lack> lack(ScanKind kind) {
        List<AgedScan> scans = items.scans().stream()
                .map(Item::model)
                .filter(scan -> scan.scan().kinds().contains(kind))
                .toList();
        String name = kind.id();
        if (scans.isEmpty()) {
            return Optional.of(new Lack(
                    name + " scan missing", "", "Run a " + name + " scan in this build, or import its report."));
        }
        Lack last = null;
        for (AgedScan scan : scans) {
            Optional<Lack> lack = lack(name, scan);
            if (lack.isEmpty()) {
                return Optional.empty();
            }
            last = lack.get();
        }
        return Optional.of(last);
    }

    private Optional<Lack> lack(String kind, AgedScan scan) {
        String where = scan.scan().tool();
        if (!scan.scan().completed()) {
            String how = scan.scan()
                    .status()
                    .name()
                    .toLowerCase(java.util.Locale.ROOT)
                    .replace('_', ' ');
            return Optional.of(new Lack(
                    kind + " scan " + how,
                    where,
                    ("Repair the scan and run it again. " + scan.scan().message()).strip()));
        }
        if (requirement.provenance() != null && scan.scan().provenance() != requirement.provenance()) {
            String needed = requirement.provenance().name().toLowerCase(java.util.Locale.ROOT);
            return Optional.of(new Lack(
                    kind + " scan not " + needed,
                    where,
                    "Only a scan that is " + needed + " by the gate counts here."));
        }
        return requirement.maxAge() == null ? Optional.empty() : age(kind, scan);
    }

    private Optional<Lack> age(String kind, AgedScan scan) {
        Optional<Duration> age = scan.age();
        String limit = hours(requirement.maxAge());
        if (age.isEmpty()) {
            String fix = "Let the report say when it was written, or run the scan in this build; at most " + limit
                    + " old is accepted.";
            return Optional.of(
                    new Lack(kind + " scan of unknown age", scan.scan().tool(), fix));
        }
        if (age.get().compareTo(requirement.maxAge()) > 0) {
            String fix =
                    "Run the scan again; it is " + hours(age.get()) + " old and at most " + limit + " is accepted.";
            return Optional.of(new Lack(kind + " scan too old", scan.scan().tool(), fix));
        }
        return Optional.empty();
    }

    private Violation violation(Lack lack) {
        String fix = requirement.fix().isEmpty() ? lack.fix() : lack.fix() + " " + requirement.fix();
        return ItemPlaces.plain(lack.what(), lack.where(), fix);
    }

    private String kinds() {
        return String.join(", ", requirement.kinds().stream().map(ScanKind::id).toList());
    }

    private static String hours(Duration duration) {
        return duration.toHours() > 0
                ? Sentences.count((int) duration.toHours(), "hour")
                : Sentences.count((int) duration.toMinutes(), "minute");
    }

    /**
     * Why the scans of a kind do not do.
     *
     * @param where the tool, empty when there is no scan
     */
    private record Lack(String what, String where, String fix) {}
}
