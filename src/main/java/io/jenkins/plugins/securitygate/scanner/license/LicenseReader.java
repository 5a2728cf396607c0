package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestFile;
import java.io.IOException;
import java.util.List;

/** Reads what one kind of file declares about the licence of the packages that it describes. */
@FunctionalInterface
interface LicenseReader {
    /** Takes what a file says. */
    interface Said {
        /** A package, also one that declares no licence. */
        void declared(Declaration declaration);

        /**
         * A part of the file that cannot be read, while the others can.
         *
         * @param place within the file
         */
        void damaged(String place, String problem);

        /**
         * A part of the file that was not read although nothing is broken.
         *
         * @param place within the file
         */
        void notExamined(String place, String reason);
    }

    /** @throws IOException when the file cannot be read or is not as its format says */
    void read(ManifestFile file, Said said) throws IOException;

    /** A reader of files that are read as a whole. */
    @FunctionalInterface
    interface Whole {
        /**
         * The packages that the file describes, also those that declare no licence.
         *
         * @throws IOException when the file cannot be read or is not as its format says
         */
        List<Declaration> read(ManifestFile file) throws IOException;
    }

    static LicenseReader of(Whole reader) {
        return (file, said) -> reader.read(file).forEach(said::declared);
    }
}
