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
    private static final String RPM_OLD = "var/lib/rpm";
    private static final String RPM_NEW = "usr/lib/sysimage/rpm";
    static final List<String> RPM = Stream.of(RPM_OLD, RPM_NEW)
            .flatMap(folder ->
                    Stream.of("/Packages", "/Packages.db", "/rpmdb.sqlite").map(folder::concat))
            .toList();

    /** Where dpkg keeps the names of each package's files. */
    static final String DPKG_LISTS = "var/lib/dpkg/info";

    /** The end of the names of files with the check sums of a package's files. */
    static final String DPKG_SUMS = ".md5sums";

    /** Beside a database of SQLite: changes that are not in it yet. */
    private static final String PENDING = "-wal";

    private static final List<String> DATABASES = Stream.of(List.of(DPKG_STATUS, DPKG_FOLDER), APK, RPM)
            .flatMap(List::stream)
            .toList();
    private static final List<String> ALL =
            Stream.of(DATABASES, OS_RELEASE).flatMap(List::stream).toList();
    private static final List<String> FIRST_FOLDERS = List.of("var", "lib", "usr", "etc");

    private PackageFiles() {}

    /** Whether the file's content is needed. */
    static boolean read(String path) {
        return inDpkgFolder(path) || !path.equals(DPKG_FOLDER) && ALL.contains(path);
    }

    /** Whether the file holds changes of a database that are not in the database itself. */
    static boolean pending(String path) {
        return path.endsWith(PENDING) && RPM.contains(path.substring(0, path.length() - PENDING.length()));
    }

    /** Whether the file lists the files of a package of dpkg. */
    static boolean listsFiles(String path) {
        return within(path, DPKG_LISTS) && path.endsWith(".list")
                || within(path, DPKG_FOLDER) && path.endsWith(DPKG_SUMS);
    }

    /** A file about one package; the lists of check sums beside them are none. */
    static boolean inDpkgFolder(String path) {
        return path.startsWith(DPKG_FOLDER + "/") && !path.endsWith(DPKG_SUMS);
    }

    /** Whether the path is one of these files or a folder above one. */
    static boolean concerned(String path) {
        int slash = path.indexOf('/');
        boolean possible = path.isEmpty() || FIRST_FOLDERS.contains(slash < 0 ? path : path.substring(0, slash));
        return possible && (inDpkgFolder(path) || ALL.stream().anyMatch(file -> within(file, path)));
    }

    /**
     * Whether packages would be missed if the path were a link; {@code lib} is one to {@code usr/lib} nearly everywhere, and
     * RPM's old folder one to its new one.
     *
     * @param target where the link leads, normalised
     */
    static boolean mustNotBeLink(String path, String target) {
        boolean usual = path.equals("lib") || path.equals(RPM_OLD) && target.endsWith(RPM_NEW);
        return !usual && (inDpkgFolder(path) || DATABASES.stream().anyMatch(file -> within(file, path)));
    }

    /** Whether a file is the given path or lies below it; the empty path is the root. */
    static boolean within(String file, String path) {
        return path.isEmpty() || file.equals(path) || file.startsWith(path + "/");
    }
}
