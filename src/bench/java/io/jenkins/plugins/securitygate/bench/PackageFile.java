package io.jenkins.plugins.securitygate.bench;

/**
 * A file of a package.
 *
 * @param folder the package
 * @param path below it; of an archive's entry, below the archive
 */
record PackageFile(String folder, String path) {
    /** In the name of the folder that holds what was in an archive, up to the path inside of it. */
    static final String UNPACKED = ".jar-extract/";

    /** @param path relative to the folder of all packages */
    static PackageFile of(String path) {
        int slash = path.indexOf('/');
        String inside = path.substring(slash + 1);
        int unpacked = inside.indexOf(UNPACKED);
        return new PackageFile(
                path.substring(0, Math.max(0, slash)),
                unpacked < 0 ? inside : inside.substring(unpacked + UNPACKED.length()));
    }
}
