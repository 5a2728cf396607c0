package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.model.Location;

/**
 * One location of a result (SARIF section 3.28).
 *
 * @param location {@link Location#NONE} when it has no file
 * @param snippet the code at fault, else the code around it, else empty
 * @param logicalName fully qualified name of the first logical location, else empty
 */
record Place(Location location, String snippet, String logicalName) {
    static final Place NONE = new Place(Location.NONE, "", "");
}
