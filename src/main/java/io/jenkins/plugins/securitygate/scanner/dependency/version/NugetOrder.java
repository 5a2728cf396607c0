package io.jenkins.plugins.securitygate.scanner.dependency.version;

import java.util.Locale;

/** NuGet: Semantic Versioning with a fourth number, its labels compared without regard to case. */
final class NugetOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        return SemverOrder.Parsed.of(a.toLowerCase(Locale.ROOT))
                .compareTo(SemverOrder.Parsed.of(b.toLowerCase(Locale.ROOT)));
    }
}
