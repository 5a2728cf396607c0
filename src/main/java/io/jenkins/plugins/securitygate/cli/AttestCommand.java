package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.attestation.Artifact;
import io.jenkins.plugins.securitygate.attestation.DecidedFile;
import io.jenkins.plugins.securitygate.attestation.Envelope;
import io.jenkins.plugins.securitygate.attestation.SigningKey;
import io.jenkins.plugins.securitygate.attestation.VerificationSummary;
import io.jenkins.plugins.securitygate.evidence.AtomicFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Signs what the gate decided about an artifact. */
@Command(
        name = "attest",
        description = "Sign a decision about artifacts: an in-toto verification summary in a DSSE envelope.",
        footer = {"", "Exit code 0 when it is written, 2 when a file cannot be used."})
final class AttestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description = "Ed25519 or ECDSA P-256 private key, PKCS #8 in PEM, without a passphrase.")
    private Path key;

    @Option(names = "--decision", paramLabel = "FILE", required = true, description = "A compliance-gate.json.")
    private Path decision;

    @Option(
            names = "--subject",
            paramLabel = "FILE|DIGEST",
            required = true,
            description = "What was decided about: a file, or NAME@sha256:HEX, for example of an image.")
    private List<String> subjects;

    @Option(
            names = "--resource",
            paramLabel = "URI",
            description = "What the subjects are; from the decision's subject.")
    private String resource = "";

    @Option(names = "--verifier", paramLabel = "URI", description = "Who decided; ${DEFAULT-VALUE} unless said.")
    private String verifier = "urn:security-gate:command";

    @Option(names = "--out", paramLabel = "FILE", description = "The envelope; ${DEFAULT-VALUE} unless said.")
    private Path out = Path.of("compliance-gate.intoto.json");

    @Override
    public Integer call() throws Exception {
        DecidedFile decided = DecidedFile.read(decision);
        List<Artifact> artifacts = new ArrayList<>();
        for (String subject : subjects) {
            artifacts.add(Artifact.of(subject));
        }
        String uri = resource.isEmpty()
                ? "urn:security-gate:subject:" + URLEncoder.encode(decided.subject(), StandardCharsets.UTF_8)
                : resource;
        byte[] statement = VerificationSummary.statement(decided, artifacts, uri, verifier);
        Envelope envelope = Envelope.sign(VerificationSummary.PAYLOAD_TYPE, statement, SigningKey.read(key));
        AtomicFile.write(out.toAbsolutePath(), envelope::write);
        spec.commandLine().getOut().printf("%s: %s, signed%n", out, decided.decision());
        return ExitCode.OK;
    }
}
