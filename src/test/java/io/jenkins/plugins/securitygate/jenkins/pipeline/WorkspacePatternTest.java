package io.jenkins.plugins.securitygate.jenkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspacePatternTest {

    @ParameterizedTest
    @CsvSource({
        "trivy.json,          trivy.json",
        "./trivy.json,        trivy.json",
        "*.sarif,             a.sarif",
        "**/*.sarif,          a.sarif",
        "**/*.sarif,          target/deep/a.sarif",
        "target/,             target/deep/a.sarif",
        "a{1}[2].json,        a{1}[2].json",
        "target\\*.json,      target/a.json"
    })
    void matchesAsAntDoes(String pattern, String path) {
        assertThat(new WorkspacePattern(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"*.sarif, target/a.sarif", "a.json, b.json", "**/*.sarif, a.json"})
    void doesNotMatchAnythingElse(String pattern, String path) {
        assertThat(new WorkspacePattern(pattern).matches(path)).isFalse();
    }

    @Test
    void takesSeveralPatternsWithCommas() {
        WorkspacePattern pattern = new WorkspacePattern("a.json, b/*.json");

        assertThat(pattern.matches("a.json")).isTrue();
        assertThat(pattern.matches("b/c.json")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../other/report.json", "a/../../b.json", "C:/reports/a.json", "\\share\\a"})
    void refusesToLeaveTheWorkspace(String pattern) {
        assertThatThrownBy(() -> new WorkspacePattern(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("points out of the workspace");
    }
}
