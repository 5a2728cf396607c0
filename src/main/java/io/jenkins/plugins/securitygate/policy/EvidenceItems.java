package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.TestSuite;
import java.time.Instant;
import java.util.List;

/**
 * The evidence of one decision, wrapped once for all rules.
 *
 * @param evidence the evidence itself
 * @param now when it is decided
 * @param findings one item per finding, in the order of the evidence; so are the others
 * @param columns what is known of the fields of all entries
 */
record EvidenceItems(
        Evidence evidence,
        Instant now,
        Item<?> subject,
        List<Item<Finding>> findings,
        List<Item<Component>> components,
        List<Item<Fact>> facts,
        List<Item<AgedScan>> scans,
        List<Item<TestSuite>> tests,
        Columns columns) {

    static EvidenceItems of(Evidence evidence, Instant now) {
        List<AgedScan> scans =
                evidence.scans().stream().map(scan -> new AgedScan(scan, now)).toList();
        return new EvidenceItems(
                evidence,
                now,
                ItemTypes.SUBJECT.wrap(evidence.subject()),
                ItemTypes.FINDING.wrapAll(evidence.findings()),
                ItemTypes.COMPONENT.wrapAll(evidence.components()),
                ItemTypes.FACT.wrapAll(evidence.facts()),
                ItemTypes.SCAN.wrapAll(scans),
                ItemTypes.TEST.wrapAll(evidence.tests()),
                new Columns());
    }

    /** The entries that rules of this target look at; empty for the evidence as a whole. */
    List<? extends Item<?>> of(Target target) {
        return switch (target) {
            case EVIDENCE -> List.of();
            case FINDINGS -> findings;
            case COMPONENTS -> components;
            case FACTS -> facts;
            case SCANS -> scans;
            case TESTS -> tests;
        };
    }
}
