package io.jenkins.plugins.securitygate.scanner.secret;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One kind of secret.
 *
 * @param id unique within a rule set
 * @param description one line for people, may be empty
 * @param regex what a secret looks like, {@code null} when the path alone says it
 * @param path which files are looked at, {@code null} for all
 * @param secretGroup group of {@code regex} that is the secret; 0 for the first group that took part, else the match
 * @param entropy bits per character that a secret must exceed, 0 for no limit
 * @param keywords lower case; one of them occurs in every text that holds such a secret; empty when none does
 * @param tags words of the rule's author
 * @param allowlists what is no secret although it looks like one
 * @param severity {@code null} only in a rule that is still to be merged with the one it extends
 * @param check {@code null} for none
 */
record SecretRule(
        String id,
        String description,
        Pattern regex,
        PathSet path,
        int secretGroup,
        double entropy,
        List<String> keywords,
        List<String> tags,
        List<Allowlist> allowlists,
        Severity severity,
        SecretCheck check) {
    SecretRule {
        keywords = List.copyOf(keywords);
        tags = List.copyOf(tags);
        allowlists = List.copyOf(allowlists);
    }

    /** A catch-all rule gives way to any other that finds a secret at the same place, as gitleaks does. */
    boolean generic() {
        return id.toLowerCase(Locale.ROOT).contains("generic");
    }

    /** This rule laid over the one of the same id that it extends: single values replace, lists are added. */
    SecretRule over(SecretRule base) {
        return new SecretRule(
                id,
                description.isEmpty() ? base.description : description,
                regex == null ? base.regex : regex,
                path == null ? base.path : path,
                secretGroup == 0 ? base.secretGroup : secretGroup,
                entropy == 0 ? base.entropy : entropy,
                joined(base.keywords, keywords),
                joined(base.tags, tags),
                joined(base.allowlists, allowlists),
                severity == null ? base.severity : severity,
                check == null ? base.check : check);
    }

    /** This rule with one more allowlist. */
    SecretRule allowing(Allowlist more) {
        return new SecretRule(
                id,
                description,
                regex,
                path,
                secretGroup,
                entropy,
                keywords,
                tags,
                joined(allowlists, List.of(more)),
                severity,
                check);
    }

    /** This rule with a severity, if it has none yet. */
    SecretRule rated(Severity unlessSaid) {
        Severity rating = severity == null ? unlessSaid : severity;
        return new SecretRule(
                id, description, regex, path, secretGroup, entropy, keywords, tags, allowlists, rating, check);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
