package io.jenkins.plugins.securitygate.scanner.dependency.version;

/** Semantic Versioning as Dart's package manager uses it: build metadata counts, and a version without comes first. */
final class PubOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        SemverOrder.Parsed x = SemverOrder.Parsed.of(a);
        SemverOrder.Parsed y = SemverOrder.Parsed.of(b);
        int order = x.compareTo(y);
        if (order != 0 || x.build().isEmpty() || y.build().isEmpty()) {
            return order != 0
                    ? order
                    : Boolean.compare(y.build().isEmpty(), x.build().isEmpty());
        }
        return Identifiers.compareLists(
                Identifiers.dotted(x.build()), Identifiers.dotted(y.build()), Identifiers::compareIdentifiers);
    }
}
