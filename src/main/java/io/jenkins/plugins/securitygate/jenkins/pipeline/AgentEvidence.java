package io.jenkins.plugins.securitygate.jenkins.pipeline;

import io.jenkins.plugins.securitygate.evidence.EvidenceException;
import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.jenkins.page.BoundedInput;
import io.jenkins.plugins.securitygate.jenkins.page.ScanPlace;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what an agent sent. An agent belongs to whoever may run builds on it, so its evidence is bounded, must be about
 * the scan that was asked for, and cannot claim more than was asked.
 */
final class AgentEvidence {
    /** Compressed, in bytes. */
    private static final int RECEIVED_LIMIT = 64 << 20;

    private AgentEvidence() {}

    /**
     * Reads and checks the evidence of one scan.
     *
     * @throws IOException when it is too large, cannot be read or is about something else
     */
    static Evidence read(byte[] bytes, ScanPlace place, ScanRequest request) throws IOException {
        if (bytes.length > RECEIVED_LIMIT) {
            throw new IOException(
                    "the agent sent " + bytes.length + " bytes of evidence; the limit is " + RECEIVED_LIMIT);
        }
        Evidence sent;
        try (InputStream in = BoundedInput.decompressed(new ByteArrayInputStream(bytes))) {
            sent = EvidenceFile.read("evidence of scan " + place.scanId(), in);
        } catch (EvidenceException e) {
            throw new IOException("the agent sent evidence that cannot be read: " + e.getMessage(), e);
        }
        Set<String> ids = new HashSet<>();
        for (Scan scan : sent.scans()) {
            requireOwnId(scan.id(), place);
            ids.add(scan.id());
            if (!request.scanner().isEmpty() != (scan.provenance() == Provenance.EXECUTED)) {
                throw new IOException("the agent sent a scan of the wrong provenance: " + scan.provenance());
            }
        }
        for (Finding finding : sent.findings()) {
            if (!ids.contains(finding.scan())) {
                throw new IOException("the agent sent a finding of another scan: " + finding.scan());
            }
        }
        for (Component component : sent.components()) {
            if (component.origins().stream().anyMatch(origin -> !ids.contains(origin.scan()))) {
                throw new IOException("the agent sent a component of another scan: " + component.name());
            }
        }
        if (ids.isEmpty() || ids.size() != sent.scans().size()) {
            throw new IOException("the agent sent no scan, or one scan twice");
        }
        return new Evidence(
                place.subject(),
                sent.collected(),
                "",
                sent.scans(),
                sent.findings().stream().map(AgentEvidence::ownWord).toList(),
                sent.components(),
                sent.facts(),
                List.copyOf(sent.tests()));
    }

    /** What an agent suppresses is never by a VEX document of the gate, which alone applies those. */
    private static Finding ownWord(Finding finding) {
        Suppression claimed = finding.suppression();
        return claimed == null || !claimed.central()
                ? finding
                : finding.withSuppression(new Suppression(claimed.state(), claimed.source(), claimed.reason()));
    }

    private static void requireOwnId(String id, ScanPlace place) throws IOException {
        if (!id.equals(place.scanId()) && !id.startsWith(place.scanId() + "-")) {
            throw new IOException("the agent sent a scan that nobody asked for: " + id);
        }
    }
}
