package io.jenkins.plugins.securitygate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "src/**, src/a/b.js, true",
        "src/**, lib/src/a.js, false",
        "src/*, src/a.js, true",
        "src/*, src/a/b.js, false",
        "**/test/**, test/a.js, true",
        "**/test/**, a/b/test/c.js, true",
        "a/**/z, a/z, true",
        "a?.js, ab.js, true",
        "a.js, axjs, false",
        "[a].js, a.js, false",
    })
    void matchesPathsBySegments(String glob, String path, boolean matches) {
        assertThat(Glob.ofPath(glob).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"eu-*, eu-central-1, true", "eu-*, us-east-1, false", "Deploy, deploy, true"})
    void matchesNamesInAnyCase(String glob, String name, boolean matches) {
        assertThat(Glob.ofName(glob).matches(name)).isEqualTo(matches);
    }
}
