package io.jenkins.plugins.securitygate.bench;

import io.jenkins.plugins.securitygate.license.SpdxIds;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a scanner says of a package's licences, as {@code docs/benchmarks.md} says that scanners are compared: ids of the
 * SPDX list, by where they are said.
 */
final class PackageLicenses {
    private static final Pattern PLACE = Pattern.compile("(?i)|META-INF(/maven/[^/]+/[^/]+|/licen[sc]es?|/legal)?"
            + "|[^/]+\\.(dist|egg)-info(/licen[sc]es?(/.*)?)?|licen[sc]es?|legal");
    private static final Pattern README = Pattern.compile("(?i)read\\.?me.*");
    private static final Pattern METADATA = Pattern.compile("METADATA|PKG-INFO");
    private static final Pattern TEXT =
            Pattern.compile("(?i).*(licen[sc]e|copying|copyright|notice|patents|third.?party|legal).*");
    private static final Pattern CODE =
            Pattern.compile("(?i).*\\.(java|kt|class|m?[jt]sx?|py|go|rb|rs|php|c|h|cpp|json|ya?ml|toml|xml|sh)");

    private static final Pattern PUBLIC_DOMAIN = Pattern.compile("LicenseRef-scancode-public-domain.*");

    private final Set<String> declared = new TreeSet<>();
    private final Set<String> texts = new TreeSet<>();
    private final Set<String> readme = new TreeSet<>();

    /** Whether a file of a package says something about the package as a whole. */
    static boolean counts(String path) {
        return PLACE.matcher(path.substring(0, Math.max(0, path.lastIndexOf('/'))))
                .matches();
    }

    static boolean isReadme(String path) {
        return README.matcher(name(path)).matches();
    }

    /** Python's package files, also those that a scanner does not understand as such. */
    static boolean isMetadata(String path) {
        return METADATA.matcher(name(path)).matches();
    }

    static boolean isText(String path) {
        return TEXT.matcher(name(path)).matches() && !CODE.matcher(path).matches();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    void declare(String expression) {
        declared.addAll(ids(expression));
    }

    void text(String expression) {
        texts.addAll(ids(expression));
    }

    void readme(String expression) {
        readme.addAll(ids(expression));
    }

    /** What the package declares, else what its texts are, else what is said elsewhere. */
    Set<String> main() {
        return Stream.of(declared, texts, readme)
                .filter(ids -> !ids.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    /** What it declares and what its texts are; what is said elsewhere where these name none. */
    Set<String> all() {
        Set<String> all = new TreeSet<>(declared);
        all.addAll(texts);
        return all.isEmpty() ? readme : all;
    }

    /** By words, since ScanCode's expressions have ids that no list has. */
    private static Set<String> ids(String expression) {
        return Stream.of(expression.split("[ ()]+"))
                .map(word -> word.replaceFirst("\\+$", ""))
                .map(word -> PUBLIC_DOMAIN.matcher(word).replaceFirst("LicenseRef-Public-Domain"))
                .filter(word -> SpdxIds.isId(word) || word.equals("LicenseRef-Public-Domain"))
                .map(id -> id.replaceFirst("-(only|or-later)$", ""))
                .collect(Collectors.toSet());
    }
}
