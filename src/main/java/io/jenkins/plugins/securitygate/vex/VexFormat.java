package io.jenkins.plugins.securitygate.vex;

import java.util.List;

/** Makes statements of one format of VEX. */
interface VexFormat {
    /** Whether a document is of this format. */
    boolean recognises(VexTree document);

    /** Who makes the statements, empty when the document does not say. */
    String author(VexTree document) throws VexException;

    /** @throws VexException when a statement cannot be understood, with its place */
    List<VexStatement> statements(VexTree document) throws VexException;
}
