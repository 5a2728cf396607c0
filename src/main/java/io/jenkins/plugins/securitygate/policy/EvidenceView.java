package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The evidence as one rule sees it: {@code findings} holds those alone that count for the rule. */
final class EvidenceView {
    private final EvidenceItems items;
    private final Supplier<List<Item<Finding>>> counting;
    private List<Item<Finding>> findings;

    /** @param counting finds the findings that count, asked at most once and only when a condition needs it */
    EvidenceView(EvidenceItems items, Supplier<List<Item<Finding>>> counting) {
        this.items = items;
        this.counting = counting;
    }

    Optional<Object> find(String name) {
        return switch (name) {
            case "findings" -> Optional.of(findings());
            case "components" -> Optional.of(items.components());
            case "facts" -> Optional.of(items.facts());
            case "scans" -> Optional.of(items.scans());
            case "tests" -> Optional.of(items.tests());
            case "subject" -> Optional.of(items.subject());
            // Without an assessment the condition fails, and a condition that fails is a broken rule.
            case "risk" -> items.evidence().worstRisk().map(ItemTypes.RISK::wrap);
            case "stage" -> Optional.of(items.evidence().subject().stage());
            case "region" -> Optional.of(items.evidence().subject().region());
            case "baseline" -> Optional.of(items.evidence().baseline());
            default -> Optional.empty();
        };
    }

    private List<Item<Finding>> findings() {
        if (findings == null) {
            findings = counting.get();
        }
        return findings;
    }
}
