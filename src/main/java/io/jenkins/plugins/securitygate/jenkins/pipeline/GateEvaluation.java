package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.model.Run;
import io.jenkins.plugins.securitygate.evidence.Baseline;
import io.jenkins.plugins.securitygate.export.ExportException;
import io.jenkins.plugins.securitygate.export.ReportFolder;
import io.jenkins.plugins.securitygate.governance.WaiverRecord;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.jenkins.people.GrantedWaivers;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Review;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.policy.NoPolicyException;
import io.jenkins.plugins.securitygate.policy.Policy;
import io.jenkins.plugins.securitygate.policy.PolicyEngine;
import io.jenkins.plugins.securitygate.policy.PolicyException;
import io.jenkins.plugins.securitygate.policy.PolicyReader;
import io.jenkins.plugins.securitygate.policy.rego.RegoEngines;
import io.jenkins.plugins.securitygate.vex.VexException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides about one build: collects its evidence, compares it with the reference build and asks every policy. */
final class GateEvaluation {
    private static final String NOBODY_SAID =
            "; ask an administrator to add one under Manage Jenkins, Security, Security gate";

    private final Run<?, ?> run;
    private final BuildFiles files;

    GateEvaluation(Run<?, ?> run) {
        this.run = run;
        this.files = BuildFiles.of(run);
    }

    /**
     * Decides. The same build and policies always give the same decision.
     *
     * @param further a policy of the repository, which must hold as well
     * @throws UndecidedException when no policy applies, or evidence or policies cannot be read
     */
    GateOutcome decide(Subject subject, WorkspacePolicy further) throws UndecidedException {
        try {
            Instant now = Instant.now();
            List<Policy> policies = policies(subject, further);
            Evidence current =
                    SecurityGateConfiguration.get().vexFor(run.getParent()).apply(files.collect(subject, now));
            Evidence evidence = ReferenceBuild.evidence(run)
                    .map(reference -> Baseline.compare(current, reference))
                    .orElse(current);
            List<WaiverRecord> granted = GrantedWaivers.get().activeFor(run.getParent());
            PolicyEngine engine = PolicyEngine.of(
                    policies, RegoEngines.of(SecurityGateConfiguration.get().regoSettings()));
            Decision decision = engine.decide(
                    evidence, granted.stream().map(WaiverRecord::waiver).toList(), now);
            GrantedWaivers.get().noteUses(granted, decision);
            ReportFolder.write(files.reports(), evidence, decision);
            files.writeGate(evidence, decision);
            return new GateOutcome(evidence, decision, engine.review(decision));
        } catch (NoPolicyException e) {
            throw new UndecidedException(e.getMessage() + NOBODY_SAID, e);
        } catch (PolicyException e) {
            throw new UndecidedException("a policy is not valid: " + e.getMessage(), e);
        } catch (VexException e) {
            throw new UndecidedException("a VEX document is not valid: " + e.getMessage(), e);
        } catch (IOException | ExportException e) {
            throw new UndecidedException("evidence, policies or waivers cannot be read or kept: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // A defect of ours must stop the build like a broken rule, not end in an exception that a Pipeline catches.
            throw new UndecidedException("the gate crashed: " + e, e);
        }
    }

    /**
     * Writes the kept decision and all reports anew, with what people made of it.
     *
     * @return the decision as it is kept now
     * @throws UndecidedException when there is no decision to review, or it cannot be kept
     */
    Decision reviewed(Review review) throws UndecidedException {
        try {
            Evidence evidence = files.evidence().orElseThrow(() -> new IOException("there is no evidence"));
            Decision decision = files.decision()
                    .orElseThrow(() -> new IOException("there is no decision"))
                    .reviewed(review);
            ReportFolder.write(files.reports(), evidence, decision);
            files.writeGate(evidence, decision);
            return decision;
        } catch (IOException | ExportException | IllegalStateException e) {
            throw new UndecidedException("what people decided cannot be kept: " + e.getMessage(), e);
        }
    }

    private List<Policy> policies(Subject subject, WorkspacePolicy further) throws IOException, UndecidedException {
        List<Policy> policies = new ArrayList<>(SecurityGateConfiguration.get().policiesFor(run.getParent(), subject));
        if (further.isPresent()) {
            policies.add(PolicyReader.read(further.path(), further.yaml()));
        }
        if (policies.isEmpty()) {
            throw new UndecidedException("no policy applies to " + subject.name() + NOBODY_SAID);
        }
        return policies;
    }
}
