package io.jenkins.plugins.securitygate.scanner.container;

import java.util.List;
import java.util.stream.Stream;

/** Paths of the files that tell which packages a root file system holds. */
final class PackageFiles {
    static final String DPKG_STATUS = "var/lib/dpkg/status";

    /** Where images without a package manager keep one file for each package. */
    static final String DPKG_FOLDER = "var/lib/dpkg/status.d";

    static final List<String> APK = List.of("lib/apk/db/installed", "usr/lib/apk/db/installed");
    static final List<String> OS_RELEASE = List.of("etc/os-release", "usr/lib/os-release");
    static final List<String> RPM = Stream.of("var/lib/rpm/", "usr/lib/sysimage/rpm/")
            .flatMap(folder ->
                    Stream.of("Packages", "Packages.db", "rpmdb.sqlite").map(folder::concat))
            .toList();

    private static final List<String> READ_DATABASES =
            Stream.concat(Stream.of(DPKG_STATUS, DPKG_FOLDER), APK.stream()).toList();
    private static final List<String> ALL =
            Stream.of(READ_DATABASES, OS_RELEASE, RPM).flatMap(List::stream).toList();

    private PackageFiles() {}

    /** Whether the file's content is needed. */
    static boolean read(String path) {
        return path.equals(DPKG_STATUS) || inDpkgFolder(path) || APK.contains(path) || OS_RELEASE.contains(path);
    }

    /** Whether the file's existence alone is needed. */
    static boolean noticed(String path) {
        return RPM.contains(path);
    }

    /** A file about one package; the lists of check sums beside them are none. */
    static boolean inDpkgFolder(String path) {
        return path.startsWith(DPKG_FOLDER + "/") && !path.endsWith(".md5sums");
    }

    /** Whether the path is one of these files or a folder above one. */
    static boolean concerned(String path) {
        return inDpkgFolder(path) || ALL.stream().anyMatch(file -> within(file, path));
    }

    /** Whether packages would be missed if the path were a link; {@code lib} is one to {@code usr/lib} nearly everywhere. */
    static boolean mustNotBeLink(String path) {
        return !path.equals("lib")
                && (inDpkgFolder(path) || READ_DATABASES.stream().anyMatch(file -> within(file, path)));
    }

    /** Whether a file is the given path or lies below it; the empty path is the root. */
    static boolean within(String file, String path) {
        return path.isEmpty() || file.equals(path) || file.startsWith(path + "/");
    }
}
