package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule about one type of subject. Rules are entries in the list of their family; each has a failing and a passing
 * example in {@code src/test/resources/configuration/rules/ID}.
 *
 * @param <S> what the rule looks at: a container, a Dockerfile
 * @param id unique among all rules, lower case with dashes
 * @param severity how bad breaking it is
 * @param title what is wrong when it is broken, one line
 * @param guidance what to do about it
 * @param check every place where the subject breaks the rule, in the order of the file
 */
public record Rule<S>(
        String id, Severity severity, String title, Guidance guidance, Function<? super S, Stream<Hit>> check) {

    /**
     * What to do about a broken rule.
     *
     * @param remediation a concrete change
     * @param standards sections of published standards that ask for the rule
     * @param cwes numbers of the weaknesses
     * @param url where to read more, empty when unknown
     */
    public record Guidance(String remediation, List<String> standards, List<Integer> cwes, String url) {}

    /** Starts a rule; {@link Draft#when} ends it. */
    public static Draft of(String id, Severity severity, String title) {
        return new Draft(id, severity, title);
    }

    /** Collects the parts of a rule. */
    public static final class Draft {
        private final String id;
        private final Severity severity;
        private final String title;
        private final List<String> standards = new ArrayList<>();
        private final List<Integer> cwes = new ArrayList<>();
        private String remediation = "";
        private String url = "";

        private Draft(String id, Severity severity, String title) {
            this.id = id;
            this.severity = severity;
            this.title = title;
        }

        /** A section of a published standard, with the standard's version where its numbering changes. */
        public Draft standard(String section) {
            standards.add(section);
            return this;
        }

        public Draft cwe(int number) {
            cwes.add(number);
            return this;
        }

        public Draft fix(String text) {
            remediation = text;
            return this;
        }

        public Draft url(String address) {
            url = address;
            return this;
        }

        /** Ends the rule with its check. */
        public <S> Rule<S> when(Function<? super S, Stream<Hit>> check) {
            Guidance guidance = new Guidance(remediation, List.copyOf(standards), List.copyOf(cwes), url);
            return new Rule<>(id, severity, title, guidance, check);
        }
    }
}
