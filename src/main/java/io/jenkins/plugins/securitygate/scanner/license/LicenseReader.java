package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestFile;
import java.io.IOException;
import java.util.List;

/** Reads what one kind of file declares about the licence of the package that it describes. */
@FunctionalInterface
interface LicenseReader {
    /**
     * The packages that the file describes, also those that declare no licence.
     *
     * @throws IOException when the file cannot be read or is not as its format says
     */
    List<Declaration> read(ManifestFile file) throws IOException;
}
