package io.jenkins.plugins.securitygate.scanner.container;

import java.util.List;
import java.util.Set;

/**
 * Which files of a layer are searched for secrets: all but those in the folders where package managers put other people's
 * files, which hold the same texts in every image, examples and test keys among them.
 */
final class SecretPlaces {
    /** Names of folders, wherever they are. */
    private static final Set<String> FOREIGN = Set.of(
            "node_modules", "site-packages", "dist-packages", "gems", "man", "locale", "zoneinfo", "perl", "perl5");

    private static final List<String> OF_THE_SYSTEM = List.of(
            "usr/share/doc/",
            "usr/share/info/",
            "usr/share/i18n/",
            "usr/share/common-licenses/",
            "usr/share/licenses/",
            "usr/share/perl",
            "usr/share/icons/",
            "usr/share/mime/",
            "usr/share/X11/",
            "usr/share/vim/",
            "usr/share/ca-certificates/",
            "usr/include/",
            "usr/src/",
            "usr/lib/python",
            "usr/lib64/python",
            "usr/local/lib/python",
            "usr/lib/modules/",
            "usr/lib/firmware/",
            "usr/lib/gcc/",
            "usr/local/go/",
            "usr/local/include/",
            "etc/ssl/certs/",
            "etc/pki/ca-trust/",
            "var/lib/dpkg/",
            "var/lib/apt/",
            "var/lib/rpm/",
            "var/lib/dnf/",
            "var/lib/yum/",
            "var/cache/",
            "lib/apk/db/",
            "proc/",
            "sys/");

    private SecretPlaces() {}

    /** Whether the file is searched, when it is text. */
    static boolean searched(String path) {
        if (OF_THE_SYSTEM.stream().anyMatch(path::startsWith)) {
            return false;
        }
        int from = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
            if (FOREIGN.contains(path.substring(from, slash))) {
                return false;
            }
            from = slash + 1;
        }
        return true;
    }
}
