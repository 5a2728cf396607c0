package io.jenkins.plugins.securitygate.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.governance.WaiverAct.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaiverStoreTest {
    private static final WaiverLimits LIMITS = new WaiverLimits(90, false);
    private static final LocalDate TODAY = LocalDate.parse("2026-05-01");
    private static final LocalDate END = LocalDate.parse("2026-06-30");

    private Path file;
    private WaiverStore store;

    @BeforeEach
    void create(@TempDir Path folder) {
        file = folder.resolve("security-gate").resolve("waivers.json");
        store = new WaiverStore(file);
    }

    @Test
    void aRequestWaivesNothingUntilAnotherPersonApprovesIt() throws Exception {
        int number = request("ann", END);
        assertThat(store.active(TODAY)).isEmpty();

        review(number, Kind.APPROVED, "bob");

        assertThat(store.active(TODAY)).singleElement().satisfies(waiver -> {
            assertThat(waiver.waiver().approver()).isEqualTo("bob");
            assertThat(waiver.requester()).isEqualTo("ann");
        });
    }

    @Test
    void whoAskedNeverApproves() throws Exception {
        int number = request("ann", END);

        assertThatThrownBy(() -> review(number, Kind.APPROVED, "ANN")).hasMessageContaining("another person");
        assertThat(store.active(TODAY)).isEmpty();
    }

    @Test
    void whoAskedMayTakeTheRequestBack() throws Exception {
        int number = request("ann", END);

        assertThat(review(number, Kind.REJECTED, "ann").state(TODAY)).isEqualTo(WaiverState.REJECTED);
    }

    @Test
    void holdsOnItsLastDayAndNotOnTheNext() throws Exception {
        review(request("ann", END), Kind.APPROVED, "bob");

        assertThat(store.active(END)).hasSize(1);
        assertThat(store.active(END.plusDays(1))).isEmpty();
        assertThat(store.all().get(0).state(END.plusDays(1))).isEqualTo(WaiverState.EXPIRED);
    }

    @Test
    void aRevokedWaiverHoldsNoMore() throws Exception {
        int number = request("ann", END);
        review(number, Kind.APPROVED, "bob");
        review(number, Kind.REVOKED, "cy");

        assertThat(store.active(TODAY)).isEmpty();
        assertThatThrownBy(() -> review(number, Kind.APPROVED, "bob")).hasMessageContaining("is revoked");
    }

    @Test
    void anExtensionIsReviewedAgainAndStartsWhenTheFirstEnds() throws Exception {
        int first = request("ann", END);
        review(first, Kind.APPROVED, "bob");

        WaiverRecord extension =
                store.request(first, terms("still needed", END.plusDays(30)), LIMITS, act(Kind.REQUESTED, "dee"));
        assertThat(extension.state(TODAY)).isEqualTo(WaiverState.PROPOSED);
        assertThat(extension.starts()).isEqualTo(END.plusDays(1));
        assertThat(extension.terms().id()).isEqualTo("CVE-2026-1234");

        review(extension.number(), Kind.APPROVED, "ann");
        assertThat(store.all().get(1).state(TODAY)).isEqualTo(WaiverState.APPROVED);
        assertThat(store.active(END.plusDays(1)))
                .extracting(WaiverRecord::number)
                .containsExactly(extension.number());
    }

    @Test
    void aRejectionOrRevocationSaysWhy() throws Exception {
        int number = request("ann", END);
        WaiverAct silent = new WaiverAct(Kind.REJECTED, "bob", noon(TODAY), " ");

        assertThatThrownBy(() -> store.review(number, LIMITS, silent)).hasMessageContaining("say why");
    }

    @Test
    void refusesWhatNobodyCanHaveMeant() {
        assertThat(problems("payments/api", "*", "pkg:npm/lodash", "", "reason", END))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("'*'");
        assertThat(problems("payments/api", "CVE-1", "", "", "reason", END)).hasSize(1);
        assertThat(problems("payments/api", "CVE-1", "", "**", "reason", END)).hasSize(1);
        assertThat(problems("payments/api", "CVE-1", "pkg:nothing", "", "reason", END))
                .hasSize(1);
        assertThat(problems("payments/api", "CVE-1", "pkg:npm/lodash", "", " ", END))
                .hasSize(1);
        assertThat(problems("payments/api", "CVE-1", "pkg:npm/lodash", "", "reason", null))
                .hasSize(1);
        assertThat(problems("payments/api", "CVE-1", "pkg:npm/lodash", "", "reason", TODAY.minusDays(1)))
                .hasSize(1);
        assertThat(problems("payments/api", "CVE-1", "pkg:npm/lodash", "", "reason", TODAY.plusDays(91)))
                .hasSize(1);
        assertThat(problems("**", "CVE-1", "pkg:npm/lodash", "", "reason", END)).hasSize(1);
        assertThat(problems("payments/api", "CVE-1", "pkg:npm/lodash", "", "reason", TODAY.plusDays(90)))
                .isEmpty();
    }

    @Test
    void remembersUsesAndCallsTheUnusedByName() throws Exception {
        int number = request("ann", END);
        review(number, Kind.APPROVED, "bob");
        assertThat(store.all().get(0).unused(TODAY)).isFalse();
        assertThat(store.all().get(0).unused(TODAY.plusDays(8))).isTrue();

        store.used(List.of(number), TODAY);

        assertThat(store.all().get(0).unused(TODAY.plusDays(8))).isFalse();
        assertThat(store.all().get(0).endsWithin(14, END.minusDays(14))).isTrue();
        assertThat(store.all().get(0).endsWithin(14, END.minusDays(15))).isFalse();
    }

    @Test
    void everythingIsThereAfterARestart() throws Exception {
        review(request("ann", END), Kind.APPROVED, "bob");

        assertThat(new WaiverStore(file).all()).isEqualTo(store.all());
    }

    @Test
    void aDamagedFileIsNeverTakenForNoWaivers() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"version\": 1, \"waivers\": [{");

        assertThatThrownBy(() -> store.active(TODAY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("waivers.json is damaged");
    }

    private static List<String> problems(
            String jobs, String id, String component, String path, String reason, LocalDate expires) {
        return LIMITS.problems(new WaiverTerms(jobs, id, component, path, reason, expires), TODAY);
    }

    private int request(String user, LocalDate end) throws IOException, WaiverException {
        return store.request(0, terms("not reachable", end), LIMITS, act(Kind.REQUESTED, user))
                .number();
    }

    private WaiverRecord review(int number, Kind kind, String user) throws IOException, WaiverException {
        return store.review(number, LIMITS, act(kind, user));
    }

    private static WaiverTerms terms(String reason, LocalDate end) {
        return new WaiverTerms("payments/**", "CVE-2026-1234", "pkg:npm/lodash", "", reason, end);
    }

    private static WaiverAct act(Kind kind, String user) {
        return new WaiverAct(kind, user, noon(TODAY), "looked at");
    }

    private static Instant noon(LocalDate day) {
        return Instant.parse(day + "T12:00:00Z");
    }
}
