package io.jenkins.plugins.securitygate.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.governance.WaiverAct.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever people try, in whatever order, a waiver only ever holds within its limits and by two people's word. */
class WaiverPropertiesTest {
    private static final LocalDate START = LocalDate.parse("2026-05-01");
    private static final WaiverLimits LIMITS = new WaiverLimits(30, false);
    private static final Path FOLDER = folder();

    /** One attempt: who tries what about which waiver, on which day, asking for how many days. */
    record Attempt(Kind kind, String user, int number, int day, int days) {}

    @Property(tries = 200)
    void noWaiverHoldsWithoutAnotherPersonOrBeyondItsLimits(@ForAll("attempts") List<Attempt> attempts)
            throws IOException {
        Path file = FOLDER.resolve("waivers.json");
        Files.deleteIfExists(file);
        WaiverStore store = new WaiverStore(file);
        for (Attempt attempt : attempts) {
            attempt(store, attempt);
        }

        for (int day = 0; day < 100; day++) {
            LocalDate today = START.plusDays(day);
            assertThat(store.active(today)).allSatisfy(waiver -> {
                assertThat(waiver.acts()).extracting(WaiverAct::kind).containsExactly(Kind.REQUESTED, Kind.APPROVED);
                assertThat(waiver.lastAct().user()).isNotEqualTo(waiver.requester());
                assertThat(today).isBetween(waiver.starts(), waiver.terms().expires());
                assertThat(waiver.terms().expires())
                        .isBeforeOrEqualTo(waiver.starts().plusDays(30));
            });
        }
        assertThat(new WaiverStore(file).all()).isEqualTo(store.all());
    }

    private static void attempt(WaiverStore store, Attempt attempt) throws IOException {
        LocalDate today = START.plusDays(attempt.day());
        WaiverAct act = new WaiverAct(attempt.kind(), attempt.user(), Instant.parse(today + "T01:00:00Z"), "because");
        try {
            if (attempt.kind() == Kind.REQUESTED) {
                WaiverTerms terms =
                        new WaiverTerms("job", "CVE-2026-1", "pkg:npm/a", "", "reason", today.plusDays(attempt.days()));
                store.request(attempt.number(), terms, LIMITS, act);
            } else {
                store.review(attempt.number(), LIMITS, act);
            }
        } catch (WaiverException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.of("ann", "bob"),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(-5, 40))
                .as(Attempt::new)
                .list()
                .ofMaxSize(12);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("waivers");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterContainer
    static void clean() throws IOException {
        Files.deleteIfExists(FOLDER.resolve("waivers.json"));
        Files.delete(FOLDER);
    }
}
