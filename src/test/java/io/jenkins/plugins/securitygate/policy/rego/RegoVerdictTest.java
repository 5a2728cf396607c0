package io.jenkins.plugins.securitygate.policy.rego;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegoVerdictTest {
    @Test
    void denyAndViolationBreakAndWarnWarns() throws Exception {
        RegoVerdict verdict = read("""
                {"deny": ["no tests"], "violation_ports": [{"msg": "port 80", "where": "Ingress/shop", "fix": "Use 443."}],
                 "warn_age": [{"msg": "old scan"}], "helper": 3}
                """);

        assertThat(verdict.denied())
                .containsExactly(
                        new RegoMessage("deny", "no tests", "", "", ""),
                        new RegoMessage("violation_ports", "port 80", "Ingress/shop", "Use 443.", ""));
        assertThat(verdict.warned()).extracting(RegoMessage::text).containsExactly("old scan");
    }

    @Test
    void anExceptionSwitchesOffTheRulesOfItsNameAlone() throws Exception {
        RegoVerdict verdict = read("""
                {"deny": ["a"], "deny_ports": ["b", "c"], "violation_ports": ["d"], "exception": [["ports"]]}
                """);

        assertThat(verdict.denied()).extracting(RegoMessage::text).containsExactly("a");
        assertThat(verdict.exempted()).isEqualTo(3);
    }

    @Test
    void nothingDeniedIsInOrder() throws Exception {
        assertThat(read("{\"deny\": []}").denied()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                | must name a package, its answer is a list
            {"allow": true}                   | no rule named deny, violation or warn
            {"denied": ["a"]}                 | no rule named deny, violation or warn
            {"deny": true}                    | 'deny' must be a set of messages
            {"deny": "a"}                     | not a text
            {"deny": [7]}                     | 'deny' must hold texts or objects with a text 'msg', not a number
            {"deny": [{"message": "a"}]}      | not an object
            {"deny": [], "exception": ["a"]}  | 'exception' must hold lists of rule names, not a text
            {"deny": [], "exception": true}   | 'exception' must be a set of lists
            """)
    void anAnswerOfAnotherFormIsAnErrorAndNoSuccess(String document, String message) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(RegoException.class)
                .hasMessageContaining(message);
    }

    private static RegoVerdict read(String document) throws Exception {
        return RegoVerdict.of(new JsonMapper().readTree(document));
    }
}
