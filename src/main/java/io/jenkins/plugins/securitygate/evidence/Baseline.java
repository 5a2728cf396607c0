package io.jenkins.plugins.securitygate.evidence;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.Scan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says which findings are new, which were there before and which are gone.
 *
 * <p>Findings are matched by fingerprint, one to one and the nearest places first: a third copy of a mistake is new even
 * though two were known. A finding that was suppressed in the baseline and no longer is counts as new; else suppressing
 * it for one build would make it old.
 *
 * <p>A finding of the baseline that is gone is fixed only if a scan could have found it again. Where that scan is
 * missing or failed, the finding is carried along as outstanding, under the id of the baseline's scan.
 */
public final class Baseline {
    private final Evidence current;
    private final Evidence baseline;
    private final Set<Finding> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Scan> baselineScans = new HashMap<>();

    private Baseline(Evidence current, Evidence baseline) {
        this.current = current;
        this.baseline = baseline;
        baseline.scans().forEach(scan -> baselineScans.put(scan.id(), scan));
    }

    /**
     * Compares the findings of a build with those of its reference build.
     *
     * @param current findings that the tool itself already calls fixed stay so
     * @param baseline its fixed findings are forgotten
     * @return the current evidence; its findings in their order with their change, then what is carried along or fixed
     */
    public static Evidence compare(Evidence current, Evidence baseline) {
        return new Baseline(current, baseline).compare();
    }

    private Evidence compare() {
        match();
        List<Finding> compared = new ArrayList<>();
        for (Finding finding : current.findings()) {
            compared.add(finding.change() == Change.FIXED ? finding : finding.withChange(change(finding)));
        }
        for (Finding finding : baseline.findings()) {
            if (live(finding) && !known.contains(finding)) {
                compared.add(finding.withChange(scannedAgain(finding) ? Change.FIXED : Change.OUTSTANDING));
            }
        }
        String revision = baseline.subject().revision();
        String name = revision.isEmpty() ? baseline.subject().name() : revision;
        return current.compared(name, compared)
                .withRisks(current.risks().stream()
                        .map(risk -> compared(risk, name))
                        .toList());
    }

    private Risk compared(Risk risk, String name) {
        return baseline.risks().stream()
                .filter(before -> before.stage().equals(risk.stage()))
                .findFirst()
                .map(before -> risk.comparedWith(before, name))
                .orElse(risk);
    }

    private Change change(Finding finding) {
        return known.contains(finding) ? Change.OUTSTANDING : Change.NEW;
    }

    private static boolean live(Finding finding) {
        return finding.change() != Change.FIXED && !finding.suppressed();
    }

    private static boolean present(Finding finding) {
        return finding.change() != Change.FIXED;
    }

    private void match() {
        Map<String, List<Finding>> before = byFingerprint(baseline);
        byFingerprint(current).forEach((fingerprint, now) -> match(now, before.getOrDefault(fingerprint, List.of())));
    }

    private static Map<String, List<Finding>> byFingerprint(Evidence evidence) {
        return evidence.findings().stream()
                .filter(Baseline::present)
                .collect(Collectors.groupingBy(Finding::fingerprint));
    }

    private void match(List<Finding> now, List<Finding> before) {
        pair(where(now, Baseline::live), where(before, Baseline::live));
        pair(where(now, Finding::suppressed), where(before, finding -> !known.contains(finding)));
    }

    private void pair(List<Finding> now, List<Finding> before) {
        if (now.isEmpty() || before.isEmpty()) {
            return;
        }
        NearestPairs pairs = new NearestPairs(now, before);
        now.stream().filter(pairs::paired).forEach(known::add);
        before.stream().filter(pairs::paired).forEach(known::add);
    }

    private static List<Finding> where(List<Finding> findings, Predicate<Finding> condition) {
        return findings.stream().filter(condition).toList();
    }

    /**
     * Whether a completed scan of the same tool and kind looked at the same source again; after a change of the source's
     * name, whether as many such scans completed as before.
     */
    private boolean scannedAgain(Finding finding) {
        List<Scan> now = completed(current, finding);
        Scan scan = baselineScans.get(finding.scan());
        if (scan != null && now.stream().anyMatch(other -> other.source().equals(scan.source()))) {
            return true;
        }
        return !now.isEmpty() && now.size() >= completed(baseline, finding).size();
    }

    private static List<Scan> completed(Evidence evidence, Finding finding) {
        return evidence.scans().stream()
                .filter(scan -> scan.completed()
                        && scan.tool().equals(finding.tool())
                        && scan.kinds().contains(finding.kind()))
                .toList();
    }
}
