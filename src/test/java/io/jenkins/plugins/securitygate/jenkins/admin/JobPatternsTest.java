package io.jenkins.plugins.securitygate.jenkins.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobPatternsTest {

    @ParameterizedTest
    @CsvSource({
        "**,            payments/api/main,  true",
        "payments/**,   payments/api/main,  true",
        "payments/*,    payments/api,       true",
        "payments/*,    payments/api/main,  false",
        "payments/*,    other/api,          false",
        "Deploy *,      Deploy to prod,     true",
        "a.b,           axb,                false",
        "a(b,           a(b,                true"
    })
    void matchesFullNames(String pattern, String name, boolean expected) {
        assertThat(new JobPatterns(pattern).matches(name)).isEqualTo(expected);
    }

    @Test
    void readsOnePatternALineAndSkipsComments() {
        JobPatterns patterns = new JobPatterns("""
                # everything that takes money
                payments/**

                shop
                """);

        assertThat(patterns.matches("payments/api")).isTrue();
        assertThat(patterns.matches("shop")).isTrue();
        assertThat(patterns.matches("docs")).isFalse();
    }

    @Test
    void matchesNothingWithoutAPattern() {
        assertThat(new JobPatterns(null).matches("shop")).isFalse();
    }
}
