package io.jenkins.plugins.securitygate.scanner.secret;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/**
 * One file of rules in the format of gitleaks 8. Two keys of a rule are our own, and gitleaks skips them: {@code
 * x-severity} and {@code x-check}.
 *
 * @param rules as written; one that extends another rule may lack its expression
 * @param allowlists those that hold for every rule
 * @param targeted those that hold for some rules, by rule id
 * @param extend what the file builds on
 */
record RuleFile(
        Map<String, SecretRule> rules,
        List<Allowlist> allowlists,
        Map<String, List<Allowlist>> targeted,
        Extend extend) {
    private static final Set<String> FILE_KEYS =
            Set.of("title", "description", "minversion", "extend", "rules", "allowlist", "allowlists");
    private static final Set<String> EXTEND_KEYS = Set.of("path", "url", "usedefault", "disabledrules");
    private static final Set<String> ALLOWLIST_KEYS =
            Set.of("description", "condition", "commits", "paths", "regextarget", "regexes", "stopwords");
    private static final Set<String> GLOBAL_ALLOWLIST_KEYS = Set.of(
            "description", "condition", "commits", "paths", "regextarget", "regexes", "stopwords", "targetrules");
    private static final Set<String> RULE_KEYS = Set.of(
            "id",
            "description",
            "regex",
            "path",
            "secretgroup",
            "entropy",
            "keywords",
            "tags",
            "allowlist",
            "allowlists",
            "x-severity",
            "x-check");

    /**
     * What a file builds on.
     *
     * @param useDefault whether on the built-in rules
     * @param path of another rule file, empty for none
     * @param disabledRules ids of rules that are left out
     */
    record Extend(boolean useDefault, String path, Set<String> disabledRules) {
        static final Extend NOTHING = new Extend(false, "", Set.of());
    }

    /**
     * Reads a rule file.
     *
     * @param name how messages name it
     * @param content the text of the file
     */
    static RuleFile parse(String name, String content) throws RuleFileException {
        TomlParseResult toml = Toml.parse(content);
        if (toml.hasErrors()) {
            TomlParseError error = toml.errors().get(0);
            throw new RuleFileException(name, error.position().line(), "", "not TOML: " + error.getMessage());
        }
        TomlSection file = new TomlSection(new TomlSection.Place(name, 0, ""), toml, FILE_KEYS);
        Map<String, SecretRule> rules = new LinkedHashMap<>();
        for (TomlSection section : file.sections("rules", RULE_KEYS)) {
            SecretRule rule = rule(section);
            if (rules.put(rule.id(), rule) != null) {
                throw section.bad("id", "a rule with this id stands above already");
            }
        }
        List<Allowlist> general = new ArrayList<>();
        Map<String, List<Allowlist>> targeted = new LinkedHashMap<>();
        for (TomlSection section : allowlistsOf(file, GLOBAL_ALLOWLIST_KEYS)) {
            List<String> targets = section.texts("targetrules");
            Allowlist allowlist = allowlist(section);
            targets.forEach(
                    id -> targeted.computeIfAbsent(id, key -> new ArrayList<>()).add(allowlist));
            if (targets.isEmpty()) {
                general.add(allowlist);
            }
        }
        return new RuleFile(rules, general, targeted, extend(file));
    }

    private static Extend extend(TomlSection file) throws RuleFileException {
        Extend extend = Extend.NOTHING;
        for (TomlSection section : file.section("extend", EXTEND_KEYS)) {
            if (section.has("url")) {
                throw section.bad("url", "'url' is not supported, gitleaks has none either; use 'path'");
            }
            extend = new Extend(
                    section.flag("usedefault"),
                    section.text("path"),
                    new LinkedHashSet<>(section.texts("disabledrules")));
            if (extend.useDefault() && !extend.path().isEmpty()) {
                throw section.bad("path", "'useDefault' and 'path' exclude each other");
            }
        }
        return extend;
    }

    private static SecretRule rule(TomlSection section) throws RuleFileException {
        String id = section.text("id").strip();
        if (id.isEmpty()) {
            throw section.bad("'id' is missing");
        }
        Pattern regex = section.regex("regex");
        Pattern path = section.regex("path");
        double group = section.number("secretgroup");
        if (group != Math.rint(group) || group < 0 || (regex != null && group > regex.groupCount())) {
            throw section.bad("secretgroup", "'secretGroup' must be the number of a group of the regex");
        }
        List<Allowlist> allowlists = new ArrayList<>();
        for (TomlSection child : allowlistsOf(section, ALLOWLIST_KEYS)) {
            allowlists.add(allowlist(child));
        }
        return new SecretRule(
                id,
                section.text("description"),
                regex,
                path == null ? null : new PathSet(List.of(path)),
                (int) group,
                section.number("entropy"),
                lowerCase(section.texts("keywords")),
                section.texts("tags"),
                allowlists,
                severity(section),
                check(section));
    }

    private static Severity severity(TomlSection section) throws RuleFileException {
        if (!section.has("x-severity")) {
            return null;
        }
        Severity severity = Severity.of(section.text("x-severity"));
        if (severity == Severity.UNKNOWN) {
            throw section.bad("x-severity", "'x-severity' must be critical, high, medium, low or info");
        }
        return severity;
    }

    private static SecretCheck check(TomlSection section) throws RuleFileException {
        if (!section.has("x-check")) {
            return null;
        }
        String known = String.join(", ", SecretCheck.names());
        return SecretCheck.named(section.text("x-check"))
                .orElseThrow(() -> section.bad("x-check", "'x-check' must be one of " + known));
    }

    private static List<TomlSection> allowlistsOf(TomlSection parent, Set<String> known) throws RuleFileException {
        if (parent.has("allowlist") && parent.has("allowlists")) {
            throw parent.bad("allowlist", "'allowlist' is the old form and cannot stand beside 'allowlists'");
        }
        return parent.has("allowlist") ? parent.section("allowlist", known) : parent.sections("allowlists", known);
    }

    private static Allowlist allowlist(TomlSection section) throws RuleFileException {
        Allowlist allowlist = new Allowlist(
                all(section),
                target(section),
                new PathSet(section.regexes("paths")),
                section.regexes("regexes"),
                lowerCase(section.texts("stopwords")),
                Set.copyOf(lowerCase(section.texts("commits"))));
        boolean empty = allowlist.paths().isEmpty()
                && allowlist.regexes().isEmpty()
                && allowlist.stopwords().isEmpty()
                && allowlist.commits().isEmpty();
        if (empty) {
            throw section.bad("an allowlist needs commits, paths, regexes or stopwords");
        }
        return allowlist;
    }

    private static boolean all(TomlSection section) throws RuleFileException {
        return switch (section.text("condition").toUpperCase(Locale.ROOT)) {
            case "", "OR", "||" -> false;
            case "AND", "&&" -> true;
            default -> throw section.bad("condition", "'condition' must be OR or AND");
        };
    }

    private static Allowlist.Target target(TomlSection section) throws RuleFileException {
        return switch (section.text("regextarget")) {
            case "", "secret" -> Allowlist.Target.SECRET;
            case "match" -> Allowlist.Target.MATCH;
            case "line" -> Allowlist.Target.LINE;
            default -> throw section.bad("regextarget", "'regexTarget' must be secret, match or line");
        };
    }

    private static List<String> lowerCase(List<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }
}
