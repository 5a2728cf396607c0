package io.jenkins.plugins.securitygate.scanner;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Fact;
import java.util.Optional;

/**
 * A container image reference, normalised as Docker does it.
 *
 * @param registry host and port, {@code docker.io} when the text names none
 * @param repository with {@code library/} for official images of Docker Hub
 * @param tag empty when the text has none
 * @param digest with its algorithm, empty when the text has none
 */
public record ImageReference(String registry, String repository, String tag, String digest) {
    private static final String DEFAULT_REGISTRY = "docker.io";
    private static final Pattern SYNTAX = Pattern.compile(
            "([A-Za-z0-9][A-Za-z0-9._\\[\\]:-]*/)?([a-z0-9][a-z0-9._/-]*)(?::([A-Za-z0-9_][A-Za-z0-9._-]*))?(?:@([a-z0-9+._-]+:[0-9a-fA-F]+))?");

    /** Reads a reference; empty when it is none, for example because a variable stands in it. */
    public static Optional<ImageReference> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String first = matcher.group(1) == null
                ? ""
                : matcher.group(1).substring(0, matcher.group(1).length() - 1);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        String registry = host && !first.equals("index.docker.io") ? first : DEFAULT_REGISTRY;
        String path = host || first.isEmpty() ? matcher.group(2) : first + "/" + matcher.group(2);
        boolean official = registry.equals(DEFAULT_REGISTRY) && path.indexOf('/') < 0;
        String repository = official ? "library/" + path : path;
        return Optional.of(new ImageReference(registry, repository, text(matcher.group(3)), text(matcher.group(4))));
    }

    private static String text(String group) {
        return group == null ? "" : group;
    }

    /** Whether the reference can mean another image tomorrow without anybody choosing a version. */
    public boolean floating() {
        return digest.isEmpty() && (tag.isEmpty() || tag.equals("latest"));
    }

    /** The fact with the parts of this reference as attributes; parts that are not written are left out. */
    public Fact describe(Fact fact) {
        Fact described = fact.with("registry", registry).with("repository", repository);
        described = tag.isEmpty() ? described : described.with("tag", tag);
        return digest.isEmpty() ? described : described.with("digest", digest);
    }
}
