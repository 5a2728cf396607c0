package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Hits on values of a parsed document. */
public final class NodeHits {
    private NodeHits() {}

    public static Hit of(YamlNode entry) {
        return of(entry, "");
    }

    public static Hit of(YamlNode entry, String detail) {
        return new Hit(entry.location(), entry.snippet(), detail);
    }

    /** A hit on an entry that holds a secret: told by its key, its value masked. */
    public static Hit masked(YamlNode entry) {
        return new Hit(entry.location(), entry.key() + ": " + SecretDigest.mask(entry.text()), entry.key());
    }

    /** A hit when the entry is present and bad. */
    public static Stream<Hit> where(YamlNode entry, Predicate<YamlNode> bad) {
        return entry.isPresent() && bad.test(entry) ? Stream.of(of(entry)) : Stream.empty();
    }

    /** A hit on the entry when it is bad, on its owner when it is absent. */
    public static Stream<Hit> missingOr(YamlNode owner, YamlNode entry, Predicate<YamlNode> bad) {
        return entry.isPresent() ? where(entry, bad) : Stream.of(of(owner));
    }
}
