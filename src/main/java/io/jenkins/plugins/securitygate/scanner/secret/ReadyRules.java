package io.jenkins.plugins.securitygate.scanner.secret;

import java.util.function.Supplier;

/** Rules with what matches them, read and compiled when they are first needed: most runs of other scanners never do. */
final class ReadyRules {
    private final Supplier<RuleSet> source;
    private RuleSet rules;
    private RuleMatcher matcher;

    private ReadyRules(Supplier<RuleSet> source) {
        this.source = source;
    }

    static ReadyRules of(RuleSet rules) {
        return new ReadyRules(() -> rules);
    }

    static ReadyRules builtIn() {
        return new ReadyRules(RuleSet::builtIn);
    }

    synchronized RuleSet rules() {
        if (rules == null) {
            rules = source.get();
        }
        return rules;
    }

    synchronized RuleMatcher matcher() {
        if (matcher == null) {
            matcher = new RuleMatcher(rules());
        }
        return matcher;
    }
}
