package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of a scan, complete and checked.
 *
 * @param rules in the order of their files, those of an extended file first
 * @param allowlists what no rule finds
 */
record RuleSet(List<SecretRule> rules, List<Allowlist> allowlists) {
    private static final String BUILT_IN = "rules.toml";
    private static final int MAX_EXTENDED = 2;

    RuleSet {
        rules = List.copyOf(rules);
        allowlists = List.copyOf(allowlists);
    }

    /** The rules that come with the scanner. */
    static RuleSet builtIn() {
        try (InputStream in = RuleSet.class.getResourceAsStream(BUILT_IN)) {
            String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return complete(BUILT_IN, RuleFile.parse(BUILT_IN, content));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the built-in rules", e);
        } catch (RuleFileException e) {
            throw new IllegalStateException("the built-in rules are wrong: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a rule file and the files that it extends; a relative path in it starts at the file's own folder.
     *
     * @throws IOException when a file cannot be read
     */
    static RuleSet read(Path file) throws IOException, RuleFileException {
        return read(file, 0);
    }

    private static RuleSet read(Path path, int depth) throws IOException, RuleFileException {
        RuleFile file = RuleFile.parse(path.toString(), Files.readString(path));
        RuleFile.Extend extend = file.extend();
        if (!extend.path().isEmpty() && depth == MAX_EXTENDED) {
            throw new RuleFileException(
                    path.toString(), 0, "extend", "at most " + MAX_EXTENDED + " files may extend each other");
        }
        RuleSet base = new RuleSet(List.of(), List.of());
        if (extend.useDefault()) {
            base = builtIn();
        } else if (!extend.path().isEmpty()) {
            base = read(path.resolveSibling(extend.path()), depth + 1);
        }
        return complete(path.toString(), base.extendedBy(file));
    }

    private RuleFile extendedBy(RuleFile file) {
        Map<String, SecretRule> merged = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> !file.extend().disabledRules().contains(rule.id()))
                .forEach(rule -> merged.put(rule.id(), rule));
        file.rules().forEach((id, rule) -> merged.merge(id, rule, (base, own) -> own.over(base)));
        List<Allowlist> general = new ArrayList<>(file.allowlists());
        general.addAll(allowlists);
        return new RuleFile(merged, general, file.targeted(), RuleFile.Extend.NOTHING);
    }

    private static RuleSet complete(String name, RuleFile file) throws RuleFileException {
        Map<String, SecretRule> rules = new LinkedHashMap<>();
        for (SecretRule rule : file.rules().values()) {
            rules.put(rule.id(), checked(name, rule));
        }
        for (Map.Entry<String, List<Allowlist>> target : file.targeted().entrySet()) {
            SecretRule rule = rules.get(target.getKey());
            if (rule == null) {
                throw new RuleFileException(
                        name, 0, "allowlists", "the target rule '" + target.getKey() + "' does not exist");
            }
            for (Allowlist allowlist : target.getValue()) {
                rule = rule.allowing(allowlist);
            }
            rules.put(rule.id(), rule);
        }
        return new RuleSet(List.copyOf(rules.values()), file.allowlists());
    }

    private static SecretRule checked(String name, SecretRule rule) throws RuleFileException {
        String subject = "rule '" + rule.id() + "'";
        if (rule.regex() == null && rule.path() == null) {
            throw new RuleFileException(name, 0, subject, "a rule needs a regex, a path or both");
        }
        if (rule.regex() != null && rule.secretGroup() > rule.regex().groupCount()) {
            throw new RuleFileException(name, 0, subject, "'secretGroup' is not a group of the regex");
        }
        return rule.rated(Severity.HIGH);
    }
}
