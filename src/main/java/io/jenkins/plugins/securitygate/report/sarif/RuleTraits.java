package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows from a rule, its id and the tool for all results of the rule; worked out once.
 *
 * @param rule the rule itself
 * @param id the id by which results name it
 * @param kind what kind of scan its findings belong to
 * @param advisory public identifiers in its id and its CVSS score
 */
record RuleTraits(Rule rule, String id, ScanKind kind, Advisory advisory) {
    private static final Pattern PUBLIC_ID =
            Pattern.compile("(?i)CVE-\\d{4}-\\d{4,19}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}");
    private static final Set<ScanKind> KNOWS_PACKAGES = Set.of(ScanKind.DEPENDENCY, ScanKind.CONTAINER);

    static RuleTraits of(Rule rule, String id, ToolKinds.Entry tool) {
        List<String> identifiers = new ArrayList<>();
        Matcher found = PUBLIC_ID.matcher(id);
        while (found.find()) {
            identifiers.add(canonical(found.group()));
        }
        ScanKind kind = kind(rule, !identifiers.isEmpty(), tool);
        return new RuleTraits(rule, id, kind, advisory(identifiers, rule));
    }

    /** A CVE id in upper case; a GHSA id in lower case but for its prefix, as GitHub writes it. */
    private static String canonical(String id) {
        return id.regionMatches(true, 0, "CVE", 0, 3)
                ? id.toUpperCase(Locale.ROOT)
                : "GHSA" + id.substring(4).toLowerCase(Locale.ROOT);
    }

    private static Advisory advisory(List<String> identifiers, Rule rule) {
        if (identifiers.isEmpty()) {
            return Advisory.NONE;
        }
        List<Cvss> cvss = rule.score() < 0 ? List.of() : List.of(Cvss.ofScore(rule.score(), ""));
        return new Advisory(identifiers, cvss, -1, -1, false, List.of(), null);
    }

    private static ScanKind kind(Rule rule, boolean advisory, ToolKinds.Entry tool) {
        ScanKind usual = tool.usual();
        boolean packages = KNOWS_PACKAGES.contains(usual);
        if (rule.tags().contains("secret") || rule.tags().contains("secrets")) {
            return ScanKind.SECRET;
        }
        if (packages || !tool.known()) {
            if (rule.tags().contains("misconfiguration")) {
                return ScanKind.CONFIGURATION;
            }
            if (rule.tags().contains("license")) {
                return ScanKind.LICENSE;
            }
        }
        if (packages) {
            return rule.name().equals("OsPackageVulnerability") ? ScanKind.CONTAINER : usual;
        }
        return advisory && usual == ScanKind.SAST ? ScanKind.DEPENDENCY : usual;
    }
}
