package io.jenkins.plugins.securitygate.vex;

import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Suppression;
import io.jenkins.plugins.securitygate.model.VexUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What VEX documents say of the findings of all scans, by vulnerability and package URL.
 *
 * <p>Of several statements of one author about a finding the latest counts; of those made at one time, one by which the
 * finding counts. An author does not take back what another one says. Findings that a report suppressed stay as they are.
 */
public final class Vex {
    /** No document: every finding stays as it is. */
    public static final Vex NONE = new Vex(List.of(), Set.of());

    private final List<VexDocument> documents;
    private final Set<String> products;
    private final Map<String, List<Claim>> byVulnerability = new HashMap<>();

    /**
     * @param products what the build is or makes, as the documents name it: package URLs or names. A statement about a
     *     part of a product holds only for a build that is that product
     */
    public Vex(List<VexDocument> documents, Set<String> products) {
        this.documents = List.copyOf(documents);
        this.products = Set.copyOf(products);
        for (VexDocument document : documents) {
            for (VexStatement statement : document.statements()) {
                Claim claim = new Claim(document, statement);
                statement
                        .vulnerability()
                        .forEach(id -> byVulnerability
                                .computeIfAbsent(id, key -> new ArrayList<>())
                                .add(claim));
            }
        }
    }

    /** A statement and where it stands. */
    private record Claim(VexDocument document, VexStatement statement) {
        /** The later ones are larger, and of those made at one time the ones by which a finding counts. */
        static final Comparator<Claim> STANDING = Comparator.comparing(
                        (Claim claim) -> claim.statement().made())
                .thenComparing(claim -> claim.statement().state() == null);

        Suppression suppression() {
            return new Suppression(
                    statement.state(),
                    "VEX of " + document.author() + " (" + document.name() + ")",
                    statement.reason(),
                    true);
        }
    }

    /** The evidence with the findings suppressed that do not count by these documents, and how many by each. */
    public Evidence apply(Evidence evidence) {
        if (documents.isEmpty()) {
            return evidence;
        }
        Map<VexDocument, Integer> counts = new LinkedHashMap<>();
        documents.forEach(document -> counts.put(document, 0));
        List<Finding> judged = new ArrayList<>(evidence.findings().size());
        for (Finding finding : evidence.findings()) {
            Optional<Claim> claim = finding.suppressed() ? Optional.empty() : standing(finding);
            claim.ifPresent(made -> counts.merge(made.document(), 1, Integer::sum));
            judged.add(claim.map(made -> finding.withSuppression(made.suppression()))
                    .orElse(finding));
        }
        return evidence.withVex(
                judged,
                documents.stream()
                        .map(document -> new VexUse(
                                document.name(),
                                document.author(),
                                document.digest(),
                                document.statements().size(),
                                counts.get(document)))
                        .toList());
    }

    /** The claim by which a finding does not count, empty when it does. */
    private Optional<Claim> standing(Finding finding) {
        Map<String, Claim> latest = new LinkedHashMap<>();
        for (String id : identifiers(finding)) {
            for (Claim claim : byVulnerability.getOrDefault(id, List.of())) {
                if (claim.statement().covers(finding, products)) {
                    latest.merge(
                            claim.document().author(),
                            claim,
                            (one, other) -> Claim.STANDING.compare(one, other) >= 0 ? one : other);
                }
            }
        }
        return latest.values().stream()
                .filter(claim -> claim.statement().state() != null)
                .findFirst();
    }

    private static Set<String> identifiers(Finding finding) {
        Set<String> ids = new HashSet<>();
        ids.add(VexStatement.key(finding.rule()));
        finding.advisory().identifiers().forEach(id -> ids.add(VexStatement.key(id)));
        return ids;
    }
}
