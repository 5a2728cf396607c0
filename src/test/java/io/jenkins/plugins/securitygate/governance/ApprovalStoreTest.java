package io.jenkins.plugins.securitygate.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.governance.Approval.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalStoreTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant DEADLINE = NOW.plusSeconds(3600);

    @TempDir
    private Path folder;

    private ApprovalStore store;

    @BeforeEach
    void ask() throws IOException {
        store = new ApprovalStore(folder.resolve("security-gate").resolve("approvals.json"));
        store.ask(new Approval(
                "7", "a release has tests", 2, DEADLINE, true, List.of("starter"), List.of(), Outcome.PENDING));
    }

    @Test
    void isApprovedWhenAsManyPeopleApprovedAsAreNeeded() throws Exception {
        assertThat(vote("ann", true).outcome()).isEqualTo(Outcome.PENDING);
        assertThat(vote("bob", true).outcome()).isEqualTo(Outcome.APPROVED);
    }

    @Test
    void oneRejectionIsEnough() throws Exception {
        vote("ann", true);

        assertThat(vote("bob", false).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void nobodyCountsTwice() throws Exception {
        vote("ann", true);

        assertThatThrownBy(() -> vote("Ann", true)).hasMessageContaining("you approved already");
    }

    @Test
    void whoTookPartDoesNotDecide() {
        assertThatThrownBy(() -> vote("STARTER", true)).hasMessageContaining("another person");
        assertThatThrownBy(() -> vote("starter", false)).hasMessageContaining("another person");
    }

    @Test
    void aVoteSaysWhy() {
        ApprovalVote silent = new ApprovalVote("ann", NOW, true, " ");

        assertThatThrownBy(() -> store.vote("7", silent)).hasMessageContaining("say why");
    }

    @Test
    void theWaitingEndsAtItsDeadlineAndNotBefore() throws Exception {
        assertThat(store.expire("7", DEADLINE.minusMillis(1)).orElseThrow().outcome())
                .isEqualTo(Outcome.PENDING);
        assertThat(store.expire("7", DEADLINE).orElseThrow().outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThatThrownBy(() -> vote("ann", true)).hasMessageContaining("decided already");
    }

    @Test
    void aVoteAfterTheDeadlineComesTooLateEvenWhenNoAlarmRang() {
        ApprovalVote late = new ApprovalVote("ann", DEADLINE, true, "looked at");

        assertThatThrownBy(() -> store.vote("7", late)).hasMessageContaining("decided already");
    }

    @Test
    void everythingIsThereAfterARestart() throws Exception {
        Approval before = vote("ann", true);

        assertThat(new ApprovalStore(folder.resolve("security-gate").resolve("approvals.json")).find("7"))
                .contains(before);
    }

    @Test
    void anAbortedBuildTakesTheQuestionBack() throws Exception {
        store.withdraw("7");

        assertThat(store.find("7").orElseThrow().outcome()).isEqualTo(Outcome.WITHDRAWN);
    }

    private Approval vote(String user, boolean approves) throws IOException, ApprovalException {
        return store.vote("7", new ApprovalVote(user, NOW, approves, "looked at"));
    }
}
