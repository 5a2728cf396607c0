package io.jenkins.plugins.securitygate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each policy has one mistake, at the place marked with ¦. */
class BadPoliciesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isRefusedAtThePlaceOfTheMistake(String message, String rule, String marked) {
        int at = marked.indexOf('¦');
        String before = marked.substring(0, at);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');

        PolicyException refused = read(marked.replace("¦", ""));

        assertThat(refused.problems()).containsExactly(new PolicyProblem("gate.yaml", line, column, rule, message));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(structure(), conditions(), waivers()).flatMap(stream -> stream);
    }

    private static Stream<Arguments> structure() {
        return Stream.of(
                mistake("the key 'name' is missing", "", """
                        ¦apiVersion: security-gate/v1
                        rules: [{id: a, when: scans.size() == 0}]
                        """),
                mistake(
                        "'security-gate/v2' cannot stand here; one of: security-gate/v1; did you mean 'security-gate/v1'?",
                        "",
                        """
                        apiVersion: ¦security-gate/v2
                        name: shop
                        rules: [{id: a, when: scans.size() == 0}]
                        """),
                mistake("'version' must be a text; put it in quotes", "", """
                        apiVersion: security-gate/v1
                        name: shop
                        version: ¦1.10
                        rules: [{id: a, when: scans.size() == 0}]
                        """),
                mistake("unknown key 'rulez'; did you mean 'rules'?", "", """
                        apiVersion: security-gate/v1
                        name: shop
                        rules: [{id: a, when: scans.size() == 0}]
                        ¦rulez: []
                        """),
                mistake(
                        "the policy has neither 'rules' nor 'required' nor 'include': it would decide nothing",
                        "",
                        """
                        ¦apiVersion: security-gate/v1
                        name: shop
                        """),
                mistake("unknown key 'efect'; did you mean 'effect'?", "b", """
                        apiVersion: security-gate/v1
                        name: shop
                        rules:
                          - id: a
                            when: scans.size() == 0
                          - id: b
                            when: scans.size() == 0
                            ¦efect: warn
                        """),
                mistake("'fial' cannot stand here; one of: fail, review, warn; did you mean 'fail'?", "a", """
                        apiVersion: security-gate/v1
                        name: shop
                        rules:
                          - id: a
                            when: scans.size() == 0
                            effect: ¦fial
                        """),
                mistake("the key 'when' is missing", "a", """
                        apiVersion: security-gate/v1
                        name: shop
                        rules:
                          - ¦id: a
                        """),
                mistake("'allow' must not be less than 0", "a", """
                        apiVersion: security-gate/v1
                        name: shop
                        rules:
                          - id: a
                            for: findings
                            when: finding.kev
                            allow: ¦-1
                        """),
                mistake("'allow' counts entries; a rule on the whole evidence is either broken or not", "a", """
                        apiVersion: security-gate/v1
                        name: shop
                        rules:
                          - id: a
                            when: scans.size() == 0
                            allow: ¦1
                        """),
                mistake("the id 'A' is taken by an earlier rule; give this one an id of its own", "A", """
                        apiVersion: security-gate/v1
                        name: shop
                        rules:
                          - id: a
                            when: scans.size() == 0
                          - id: ¦A
                            when: tests.size() == 0
                        """),
                mistake("the key 'when' is here twice; only one of them can hold", "", """
                        apiVersion: security-gate/v1
                        name: shop
                        rules:
                          - id: a
                            when: scans.size() == 0
                            ¦when: tests.size() == 0
                        """),
                mistake("'maxAge' is a whole number and m, h or d, for example 30m, 24h or 7d", "", """
                        apiVersion: security-gate/v1
                        name: shop
                        required:
                          - kinds: [secret]
                            maxAge: ¦1 day
                        """),
                mistake(
                        "'scans-completed' is built in; it takes no 'when', only effect and limits",
                        "scans-completed",
                        """
                        apiVersion: security-gate/v1
                        name: shop
                        rules:
                          - id: scans-completed
                            ¦when: scans.size() == 0
                        """),
                mistake("not valid YAML: mapping values are not allowed here", "", """
                        apiVersion: security-gate/v1
                        name: shop¦: 3
                        """));
    }

    private static Stream<Arguments> conditions() {
        return Stream.of(
                condition("unknown field 'severty'; did you mean 'severity'?", "finding.¦severty == \"high\""),
                condition(
                        "unknown field 'severty'; did you mean 'severity'?",
                        "'finding.kev && finding.¦severty == \"high\"'"),
                condition(
                        "unknown field 'severty'; did you mean 'severity'?",
                        "'finding.rule == ''x'' && finding.¦severty == \"high\"'"),
                condition(
                        "unknown field 'severty'; did you mean 'severity'?",
                        "\"finding.title == \\\"\\u00e4\\\" && finding.¦severty == \\\"high\\\"\""),
                condition("unknown field 'severty'; did you mean 'severity'?", """
                        |
                              finding.kev &&
                                finding.component.name != "ä" &&

                                finding.¦severty == "high\""""),
                condition("unknown field 'severty'; did you mean 'severity'?", """
                        >-
                              finding.kev
                              && finding.fixable
                              && finding.¦severty == "high\""""),
                condition("unknown field 'severty'; did you mean 'severity'?", """
                        finding.kev
                              && finding.fixable
                              && finding.¦severty == "high\""""),
                condition("unknown field 'nam'; did you mean 'name'?", "finding.component.¦nam == \"x\""),
                condition("unknown field 'vlue'; did you mean 'value'?", "facts.exists(f, f.¦vlue == finding.path)"),
                condition("'==' cannot be applied to (int, string)", "finding.line ¦== \"a\""),
                condition(
                        "'==' cannot be applied to (double, int); write the number with a decimal point",
                        "finding.cvss ¦== 7"),
                condition("a condition must be true or false, this one is a value of type string", "¦finding.severity"),
                condition(
                        "the condition asks nothing of the evidence, so it always matches everything or nothing",
                        "\"¦true\""),
                condition(
                        "the condition asks nothing of the evidence, so it always matches everything or nothing",
                        "¦1 == 1"),
                condition(
                        "'Critical' is none of the words that can stand here: critical, high, medium, low, info, unknown;"
                                + " did you mean 'critical'?",
                        "finding.severity == ¦\"Critical\""),
                condition(
                        "'hgh' is none of the words that can stand here: critical, high, medium, low, info, unknown;"
                                + " did you mean 'high'?",
                        "atLeast(finding.severity, ¦\"hgh\")"),
                condition("unknown name 'atleast'; did you mean 'atLeast'?", "¦atleast(finding.severity, \"high\")"),
                condition("unknown name 'startWith'; did you mean 'startsWith'?", "finding.path.¦startWith(\"a\")"),
                condition(
                        "unknown name 'fact'; a rule that asks of each fact says 'for: facts'", "¦fact.value == \"x\""),
                condition(
                        "not a regular expression (RE2): error parsing regexp: missing closing ): `(a`",
                        "finding.path.matches(¦\"(a\")"),
                condition("a condition cannot make new objects", "'finding in [Finding¦{kev: true}]'"),
                condition(
                        "an absent attribute reads as the empty text; compare it with \"\" instead of 'in'",
                        "facts.exists(f, \"x\" ¦in f.attributes)"),
                condition("the condition ends too early", "finding.kev &&¦"),
                condition("')' cannot stand here", "finding.kev && ¦) "));
    }

    private static Stream<Arguments> waivers() {
        return Stream.of(
                waiver("a waiver names one id; '*' would waive what nobody has looked at", "*", """
                        id: ¦"*"
                            reason: later
                            expires: 2026-12-31
                        """),
                waiver("the key 'reason' is missing", "CVE-2026-1", """
                        ¦id: CVE-2026-1
                            expires: 2026-12-31
                        """),
                waiver("a waiver needs a reason", "CVE-2026-1", """
                        id: CVE-2026-1
                            reason: ¦" "
                            expires: 2026-12-31
                        """),
                waiver("the key 'expires' is missing", "CVE-2026-1", """
                        ¦id: CVE-2026-1
                            reason: later
                        """),
                waiver("a waiver ends within a year, at the latest on 2027-03-01", "CVE-2026-1", """
                        id: CVE-2026-1
                            reason: later
                            expires: ¦2027-03-02
                        """),
                waiver("there is no such day: 2026-02-30", "CVE-2026-1", """
                        id: CVE-2026-1
                            reason: later
                            expires: ¦2026-02-30
                        """),
                waiver("'pkg:lodash' is not a package URL, such as pkg:npm/lodash", "CVE-2026-1", """
                        id: CVE-2026-1
                            component: ¦pkg:lodash
                            reason: later
                            expires: 2026-12-31
                        """),
                waiver("this would switch off the rule 'a' as a whole; limit it to a component or a path", "a", """
                        id: ¦a
                            reason: later
                            expires: 2026-12-31
                        """));
    }

    @Test
    void allMistakesOfAFileAreReportedAtOnce() {
        PolicyException refused = read("""
                apiVersion: security-gate/v1
                name: shop
                rules:
                  - id: a
                    for: findings
                    when: finding.severty == "high"
                    allow: -1
                  - id: b
                    when: 'true'
                waivers:
                  - id: CVE-2026-1
                    reason: later
                    expires: tomorrow
                """);

        assertThat(refused).hasMessage("""
                gate.yaml:6:19: rule 'a': unknown field 'severty'; did you mean 'severity'?
                gate.yaml:7:12: rule 'a': 'allow' must not be less than 0
                gate.yaml:9:12: rule 'b': the condition asks nothing of the evidence, so it always matches everything or nothing
                gate.yaml:13:14: rule 'CVE-2026-1': 'expires' is a date, for example 2027-01-31""");
    }

    @Test
    void anExpiredWaiverIsNoMistake() {
        Policy policy = PolicyReader.read("gate.yaml", """
                apiVersion: security-gate/v1
                name: shop
                rules: [{id: a, when: scans.size() == 0}]
                waivers: [{id: CVE-2020-1, reason: later, expires: 2020-12-31}]
                """);

        assertThat(policy.waivers()).hasSize(1);
    }

    @Test
    void aFileOfMoreThanOneMegabyteIsRefused() {
        assertThat(read("#".repeat(1_000_001)))
                .hasMessage("gate.yaml: the file has 1000001 bytes; a policy has at most 1000000");
    }

    @Test
    void aliasesCannotMakeASmallFileHuge() {
        String bomb = """
                a: &a [x, x, x, x, x, x, x, x, x, x]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
                d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
                e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
                f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
                """;

        assertThat(read(bomb)).hasMessageEndingWith("too large or too deep");
    }

    @Test
    void aFileThatIsNotTextIsRefused() {
        PolicyException refused = catchThrowableOfType(
                PolicyException.class, () -> PolicyReader.read("gate.yaml", new byte[] {(byte) 0xC3, 0x28}));

        assertThat(refused).hasMessage("gate.yaml: the file is not UTF-8 text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "text", "[1, 2]", "? [a]\n: b", "a: &a [*a]", "--- a\n--- b"})
    void whatIsNoPolicyIsRefusedWithAReason(String text) {
        assertThat(read(text).problems()).isNotEmpty();
    }

    private static Arguments mistake(String message, String rule, String marked) {
        return Arguments.of(message, rule, marked);
    }

    private static Arguments condition(String message, String when) {
        return Arguments.of(message, "a", """
                apiVersion: security-gate/v1
                name: shop
                rules:
                  - id: a
                    for: findings
                    when: %s
                """.formatted(when));
    }

    private static Arguments waiver(String message, String id, String entry) {
        return Arguments.of(message, id, """
                apiVersion: security-gate/v1
                name: shop
                rules: [{id: a, for: findings, when: finding.kev}]
                waivers:
                  - %s
                """.formatted(entry));
    }

    private static PolicyException read(String yaml) {
        return catchThrowableOfType(
                PolicyException.class,
                () -> PolicyReader.read("gate.yaml", yaml.getBytes(StandardCharsets.UTF_8), TODAY));
    }
}
