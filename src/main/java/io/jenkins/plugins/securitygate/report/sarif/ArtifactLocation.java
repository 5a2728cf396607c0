package io.jenkins.plugins.securitygate.report.sarif;

/**
 * An artifact location (SARIF section 3.4) as written.
 *
 * @param uri empty when missing
 * @param uriBaseId empty when missing
 * @param index into the run's artifacts, -1 when missing
 */
record ArtifactLocation(String uri, String uriBaseId, int index) {
    static final ArtifactLocation NONE = new ArtifactLocation("", "", -1);
}
