package io.jenkins.plugins.securitygate.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyHistoryTest {
    private static final Instant TIME = Instant.parse("2026-05-01T10:00:00Z");

    @TempDir
    private Path folder;

    private PolicyHistory history;

    @BeforeEach
    void create() {
        history = new PolicyHistory(folder.resolve("policies"));
    }

    @Test
    void keepsAuthorTimeAndTextOfEveryChangeTheNewestFirst() throws Exception {
        history.record(Map.of("central", "one"), "ann", TIME);
        history.record(Map.of("central", "two"), "bob", TIME.plusSeconds(60));

        assertThat(history.versions("central"))
                .extracting(PolicyVersion::number, PolicyVersion::author, PolicyVersion::time, PolicyVersion::yaml)
                .containsExactly(tuple(2, "bob", TIME.plusSeconds(60), "two"), tuple(1, "ann", TIME, "one"));
    }

    @Test
    void keepsNoVersionWhenNothingChanged() throws Exception {
        history.record(Map.of("central", "one"), "ann", TIME);
        history.record(Map.of("central", "one"), "bob", TIME);

        assertThat(history.versions("central")).hasSize(1);
    }

    @Test
    void keepsThatAPolicyWasRemovedAndThatItCameBack() throws Exception {
        history.record(Map.of("central", "one"), "ann", TIME);
        history.record(Map.of(), "bob", TIME);
        history.record(Map.of(), "cy", TIME);
        history.record(Map.of("central", "one"), "dee", TIME);

        assertThat(history.versions("central"))
                .extracting(PolicyVersion::author, PolicyVersion::removed)
                .containsExactly(tuple("dee", false), tuple("bob", true), tuple("ann", false));
    }

    @Test
    void aNameIsNeverAPath() throws Exception {
        history.record(Map.of("../../evil", "one", ".._.._evil", "two"), "ann", TIME);

        assertThat(history.versions("../../evil"))
                .extracting(PolicyVersion::yaml)
                .containsExactly("one");
        assertThat(history.versions(".._.._evil"))
                .extracting(PolicyVersion::yaml)
                .containsExactly("two");
        assertThat(folder.resolve("policies"))
                .isDirectoryContaining(path -> path.getFileName().toString().startsWith("______evil-"));
    }
}
