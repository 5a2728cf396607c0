package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.evidence.JsonWriter;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Subject;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * The bill of materials as CycloneDX 1.6, with its vulnerabilities and their VEX analysis. The serial number is made
 * from the content: equal content has an equal number.
 */
public final class CycloneDxExport implements Export {
    @Override
    public String fileName() {
        return "sbom.cdx.json";
    }

    @Override
    public void write(Evidence evidence, Decision decision, OutputStream out) throws IOException {
        Outcome outcome = new Outcome(evidence, decision);
        MessageDigest digest = sha256();
        write(outcome, new UUID(0, 0), new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        write(outcome, UUID.nameUUIDFromBytes(digest.digest()), out);
    }

    private static void write(Outcome outcome, UUID serial, OutputStream out) throws IOException {
        try (JsonWriter json = JsonWriter.compact(out)) {
            json.object(() -> {
                json.alwaysText("bomFormat", "CycloneDX");
                json.alwaysText("specVersion", "1.6");
                json.alwaysText("serialNumber", "urn:uuid:" + serial);
                json.alwaysNumber("version", 1);
                json.object("metadata", () -> metadata(json, outcome.evidence()));
                new BomComponents(outcome.evidence()).write(json);
                new BomVulnerabilities(json, outcome).write();
            });
        }
    }

    private static void metadata(JsonWriter json, Evidence evidence) throws IOException {
        Subject subject = evidence.subject();
        json.alwaysText("timestamp", evidence.collected().toString());
        json.object(
                "tools",
                () -> json.alwaysList(
                        "components",
                        List.of("security-gate"),
                        name -> json.object(() -> {
                            json.alwaysText("type", "application");
                            json.alwaysText("name", name);
                        })));
        json.object("component", () -> {
            json.alwaysText("type", "application");
            json.alwaysText("bom-ref", "subject");
            json.alwaysText("name", subject.name().isEmpty() ? "unknown" : subject.name());
            json.text("version", subject.revision());
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must support SHA-256", e);
        }
    }
}
