package io.jenkins.plugins.securitygate.scanner.dependency.version;

/**
 * Semantic Versioning 2.0.0, as npm, Cargo, Hex, Go and Swift order versions. A leading {@code v} does not count, nor does
 * build metadata, under which Go's {@code +incompatible} falls; a core of fewer or more than three numbers is accepted.
 */
final class SemverOrder implements VersionOrder {
    @Override
    public int compare(String a, String b) {
        return Parsed.of(a).compareTo(Parsed.of(b));
    }

    /**
     * A version in its parts.
     *
     * @param core the numbers before the first hyphen
     * @param prerelease what stands behind it, empty for a release
     * @param build metadata, empty when there is none
     */
    record Parsed(String core, String prerelease, String build) implements Comparable<Parsed> {
        static Parsed of(String version) {
            String text = version.strip();
            int plus = text.indexOf('+');
            String build = plus < 0 ? "" : text.substring(plus + 1);
            String main = plus < 0 ? text : text.substring(0, plus);
            int hyphen = main.indexOf('-');
            String core = hyphen < 0 ? main : main.substring(0, hyphen);
            boolean marked = core.startsWith("v") || core.startsWith("V") || core.startsWith("=");
            return new Parsed(marked ? core.substring(1) : core, hyphen < 0 ? "" : main.substring(hyphen + 1), build);
        }

        @Override
        public int compareTo(Parsed other) {
            int order = Identifiers.comparePadded(
                    Identifiers.dotted(core), Identifiers.dotted(other.core), "0", Identifiers::compareIdentifiers);
            if (order != 0) {
                return order;
            }
            if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
                return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
            }
            return Identifiers.compareLists(
                    Identifiers.dotted(prerelease),
                    Identifiers.dotted(other.prerelease),
                    Identifiers::compareIdentifiers);
        }
    }
}
