package io.jenkins.plugins.securitygate.scanner.license;

import io.jenkins.plugins.securitygate.scanner.SourceFile;
import java.util.regex.Pattern;

/** Which files are about licences, by their names. */
final class LegalFiles {
    private static final Pattern TEXT = Pattern.compile(
            "(?i)((mit-|apache-|bsd-)?licen[sc]es?|copying|unlicense)([._-][a-z0-9._-]*)?|[a-z0-9.-]+[._-]licen[sc]es?([._-]v?[0-9][0-9.]*)?(\\.txt|\\.md)?");

    private static final Pattern NOTICE = Pattern.compile(
            "(?i)(.*[._-])?(notices?|copyrights?|legal|patents|third[._-]?party([._-].*)?)([._-](txt|md|rst|html))?");

    /** Python's packages have the README in their metadata. */
    private static final Pattern README = Pattern.compile("(?i)readme([._-][a-z0-9._-]*)?|metadata|pkg-info");

    private static final Pattern CODE =
            Pattern.compile("(?i).*\\.(java|kt|class|m?[jt]sx?|py|go|rb|rs|php|c|h|cpp|json|ya?ml|toml|xml|html?|sh)");

    /** Folders that hold nothing but the licences of the package around them. */
    private static final Pattern OF_PACKAGE = Pattern.compile("(?i)(^|/)(licen[sc]es?|legal)$");

    private LegalFiles() {}

    /** A file that should be a licence, so that it is told when nobody knows which. */
    static boolean isText(String name) {
        return TEXT.matcher(name).matches() && !CODE.matcher(name).matches();
    }

    /** A file that may speak of licences; nothing is wrong with one that does not. */
    static boolean isNotice(String name) {
        return NOTICE.matcher(name).matches() && !CODE.matcher(name).matches();
    }

    /** A file that introduces a package to its users. */
    static boolean isReadme(String name) {
        return README.matcher(name).matches() && !CODE.matcher(name).matches();
    }

    /** The folder of the package that a licence text belongs to. */
    static String folder(SourceFile text) {
        return OF_PACKAGE.matcher(text.folder()).replaceFirst("");
    }
}
