package io.jenkins.plugins.securitygate.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoTest {
    private final List<String> asked = new ArrayList<>();
    private final Memo<Integer> lengths = new Memo<>(text -> {
        asked.add(text);
        return text.length();
    });

    @Test
    void aTextThatWasAskedBeforeIsNotComputedAgain() {
        assertThat(List.of(lengths.of("CWE-79"), lengths.of("CWE-79"))).containsExactly(6, 6);
        assertThat(asked).containsExactly("CWE-79");
    }

    @Test
    void textsThatTakeEachOthersPlaceKeepTheirOwnAnswers() {
        // Strings of one hash code, so of one slot.
        assertThat(List.of(lengths.of("Aa-"), lengths.of("BB-"), lengths.of("Aa-")))
                .containsExactly(3, 3, 3);
        assertThat(asked).containsExactly("Aa-", "BB-", "Aa-");
    }

    @Test
    void manyTextsGetTheirOwnAnswers() {
        IntStream.range(0, 20_000).forEach(i -> assertThat(lengths.of("x" + i)).isEqualTo(("x" + i).length()));
    }
}
