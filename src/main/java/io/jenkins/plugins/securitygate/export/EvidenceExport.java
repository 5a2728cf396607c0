package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import java.io.IOException;
import java.io.OutputStream;

/** The evidence without loss; the baseline of later builds. */
public final class EvidenceExport implements Export {
    @Override
    public String fileName() {
        return "evidence.json";
    }

    @Override
    public void write(Evidence evidence, Decision decision, OutputStream out) throws IOException {
        EvidenceFile.write(evidence, out);
    }
}
