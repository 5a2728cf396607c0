package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.attestation.Artifact;
import io.jenkins.plugins.securitygate.attestation.Envelope;
import io.jenkins.plugins.securitygate.attestation.VerificationKey;
import io.jenkins.plugins.securitygate.attestation.VerificationSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks what {@link AttestCommand} signed, without a network. */
@Command(
        name = "verify",
        description = "Check a signed decision: the signature, what it is about, and whether it passed.",
        footer = {
            "",
            "Exit code 0 when it is genuine and passed, 1 when it is genuine and did not pass,",
            "2 when it cannot be trusted, or is about something else."
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--public-key", paramLabel = "FILE", required = true, description = "The signer's key in PEM.")
    private Path key;

    @Option(
            names = "--subject",
            paramLabel = "FILE|DIGEST",
            description = "What it must be about, as of attest; without it, anything will do.")
    private List<String> subjects = List.of();

    @Option(names = "--decision", paramLabel = "FILE", description = "The compliance-gate.json that it must be of.")
    private Path decision;

    @Parameters(paramLabel = "ENVELOPE", description = "What attest wrote.")
    private Path file;

    @Override
    public Integer call() throws Exception {
        byte[] statement = Envelope.read(file).payload(VerificationSummary.PAYLOAD_TYPE, VerificationKey.read(key));
        VerificationSummary summary = VerificationSummary.read(statement);
        for (String subject : subjects) {
            if (!summary.covers(Artifact.of(subject))) {
                throw new CommandException("NOT VERIFIED: " + file + " is genuine, but not about " + subject);
            }
        }
        if (decision != null && !Artifact.of(decision.toString()).sha256().equals(summary.decisionDigest())) {
            throw new CommandException("NOT VERIFIED: " + file + " is genuine, but not of " + decision);
        }
        print(summary);
        return summary.passed() ? ExitCode.OK : ExitCode.FAIL;
    }

    private void print(VerificationSummary summary) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s: %s of %s%n", file, summary.passed() ? "PASSED" : "FAILED", summary.resource());
        summary.subjects().forEach(subject -> out.printf("  sha256:%s  %s%n", subject.sha256(), subject.name()));
    }
}
