package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.util.List;
import java.util.Set;

/** Which findings count for a rule: neither suppressed nor fixed nor waived, unless the rule includes them. */
final class CountingFindings {
    private final String rule;
    private final Set<Rule.Inclusion> include;
    private final WaiverBook waivers;
    private final boolean waivedByName;

    /** @param rule id of the rule, which a waiver may name */
    CountingFindings(String rule, Set<Rule.Inclusion> include, WaiverBook waivers) {
        this.rule = rule;
        this.include = include;
        this.waivers = waivers;
        waivedByName = waivers.names(rule);
    }

    /** Those of all findings that count, in their order. */
    List<Item<Finding>> of(EvidenceItems items) {
        return items.findings().stream()
                .filter(item -> !isExcluded(item) && !isWaived(item))
                .toList();
    }

    /** Whether the entry is a finding that is suppressed or fixed and not included. */
    boolean isExcluded(Item<?> item) {
        if (!(item.model() instanceof Finding finding)) {
            return false;
        }
        return finding.suppressed() && !countsSuppressed(finding.suppression())
                || finding.change() == Change.FIXED && !include.contains(Rule.Inclusion.FIXED);
    }

    private boolean countsSuppressed(Suppression suppression) {
        return include.contains(Rule.Inclusion.SUPPRESSED)
                || suppression.central() && include.contains(Rule.Inclusion.VEX);
    }

    boolean isWaived(Item<?> item) {
        if (include.contains(Rule.Inclusion.WAIVED)) {
            return false;
        }
        return waivers.covers(item) || waivedByName && waivers.covers(item, rule);
    }
}
