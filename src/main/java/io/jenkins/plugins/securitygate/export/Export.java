package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One file of the report folder. Implementations hold no state. Equal input gives equal bytes. */
public interface Export {
    /** The name of the file, without a folder. */
    String fileName();

    /**
     * Writes the file's content. The stream is flushed and left open.
     *
     * @param evidence what the build collected
     * @param decision what the policies say of it, {@code null} when no policy applied
     */
    void write(Evidence evidence, Decision decision, OutputStream out) throws IOException;

    /** All exports, in the order in which they are written. */
    static List<Export> all() {
        return List.of(
                new EvidenceExport(),
                new DecisionExport(),
                new PropertiesExport(),
                new SarifExport(),
                new CycloneDxExport(),
                new HtmlExport());
    }
}
