package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Waiver;
import io.jenkins.plugins.securitygate.model.WaiverUse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The waivers of one policy during one decision: which findings they cover, and what became of each.
 *
 * <p>A waiver covers findings by their rule or an identifier, and anything at all by the id of the policy's own rule.
 * The waivers of a policy never touch the rules of another one, else a repository could weaken a central policy. Those
 * that were granted apart from any policy hold for each.
 *
 * <p>Once made, it may be used by several threads.
 */
final class WaiverBook {
    private final Policy policy;
    private final LocalDate today;
    private final Map<String, List<ActiveWaiver>> byId = new HashMap<>();
    private final Map<Waiver, Set<Item<?>>> uses = new IdentityHashMap<>();
    private final WaivedFindings waived;
    private final Set<Item<?>> covered = Collections.newSetFromMap(new IdentityHashMap<>());

    WaiverBook(Policy policy, List<Waiver> granted, EvidenceItems items, WaivedFindings waived) {
        this.policy = policy;
        this.waived = waived;
        today = LocalDate.ofInstant(items.now(), ZoneOffset.UTC);
        List<Waiver> all = new ArrayList<>(policy.waivers());
        all.addAll(granted);
        for (Waiver waiver : all) {
            uses.put(waiver, Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>())));
            if (!expired(waiver)) {
                byId.computeIfAbsent(key(waiver.id()), id -> new ArrayList<>()).add(new ActiveWaiver(waiver));
            }
        }
        if (!byId.isEmpty()) {
            items.findings().stream().filter(this::coversFinding).forEach(this::cover);
        }
    }

    /** Whether a waiver covers the finding in all rules of the policy. */
    boolean covers(Item<?> finding) {
        return covered.contains(finding);
    }

    /** Whether a waiver covers the entry in this rule alone. */
    boolean covers(Item<?> item, String ruleId) {
        List<ActiveWaiver> candidates = byId.getOrDefault(key(ruleId), List.of()).stream()
                .filter(ActiveWaiver::isLimited)
                .toList();
        return use(candidates, item);
    }

    /** Whether any waiver names this rule. */
    boolean names(String ruleId) {
        return byId.containsKey(key(ruleId));
    }

    /** Notes that a rule counts the entry all the same. */
    void noteCounted(Item<?> item) {
        waived.counted(item);
    }

    Policy policy() {
        return policy;
    }

    List<WaiverUse> uses() {
        return policy.waivers().stream()
                .map(waiver -> new WaiverUse(
                        policy.name(), waiver, expired(waiver), uses.get(waiver).size()))
                .toList();
    }

    /** What became of a granted waiver in all policies; an entry that several of them look at counts once. */
    static WaiverUse use(Waiver granted, List<WaiverBook> books) {
        Set<Item<?>> items = Collections.newSetFromMap(new IdentityHashMap<>());
        books.forEach(book -> items.addAll(book.uses.get(granted)));
        return new WaiverUse("", granted, books.get(0).expired(granted), items.size());
    }

    private void cover(Item<Finding> finding) {
        covered.add(finding);
        waived.covered(finding);
    }

    private boolean coversFinding(Item<Finding> item) {
        Finding finding = item.model();
        if (finding.change() == Change.FIXED) {
            return false;
        }
        boolean found = use(byId.getOrDefault(key(finding.rule()), List.of()), item);
        for (String identifier : finding.advisory().identifiers()) {
            found |= use(byId.getOrDefault(key(identifier), List.of()), item);
        }
        return found;
    }

    private boolean use(List<ActiveWaiver> candidates, Item<?> item) {
        boolean found = false;
        for (ActiveWaiver candidate : candidates) {
            Component component = ItemPlaces.component(item.model());
            if (candidate.covers(component, ItemPlaces.paths(item.model()))) {
                uses.get(candidate.waiver()).add(item);
                found = true;
            }
        }
        return found;
    }

    private boolean expired(Waiver waiver) {
        return waiver.expires().isBefore(today);
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
