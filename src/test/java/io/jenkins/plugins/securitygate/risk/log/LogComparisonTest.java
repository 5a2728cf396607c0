package io.jenkins.plugins.securitygate.risk.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.risk.RiskFormula;
import io.jenkins.plugins.securitygate.risk.Signal;
import io.jenkins.plugins.securitygate.risk.Thresholds;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LogComparisonTest {
    private static final String GOOD = """
            10:00:00 INFO starting server
            10:00:01 INFO connected to database
            10:00:02 WARN cache is cold
            10:00:03 INFO request served
            10:00:04 INFO stopped
            """;
    private static final LogModel MODEL = Logs.learn(GOOD, GOOD, GOOD);

    @Test
    void aRunLikeTheGoodOnesHasNoSignal() {
        assertThat(Logs.signals(MODEL, GOOD)).isEmpty();
    }

    @Test
    void eachKindOfDifferenceIsASignalWithItsLines() {
        String log = """
                10:00:00 INFO starting server
                10:00:09 INFO connected to database
                10:00:10 WARN disk is nearly full
                10:00:10 ERROR cannot write journal
                """ + "10:00:11 WARN cache is cold\n".repeat(9);

        assertThat(Logs.signals(MODEL, log))
                .extracting(Signal::id)
                .containsExactly("log-failure", "log-warning", "log-missing", "log-frequent", "log-slower");
        assertThat(evidence(log, "log-failure")).containsExactly("build.log:4: 10:00:10 ERROR cannot write journal");
        assertThat(evidence(log, "log-missing")).containsExactly("INFO request served", "INFO stopped");
        assertThat(evidence(log, "log-frequent"))
                .containsExactly("9 times, at most 1 in good builds: WARN cache is cold");
        assertThat(evidence(log, "log-slower"))
                .containsExactly("9.0 s, at most 1.0 s in good builds: INFO starting server");
    }

    @Test
    void withoutGoodBuildsNothingIsCompared() {
        assertThat(Logs.signals(LogModel.EMPTY, "ERROR bad\n")).isEmpty();
    }

    @Property(tries = 60)
    void linesThatNoGoodBuildHasNeverLowerTheScore(
            @ForAll("lines") List<String> log, @ForAll("badLines") List<String> more) {
        List<String> worse = Stream.concat(log.stream(), more.stream()).toList();

        assertThat(score(worse)).isGreaterThanOrEqualTo(score(log));
    }

    @Test
    void aModelForgetsItsOldestBuildsAndWhatOnlyTheyHad() {
        LogModel model = Logs.learn("only here\n");
        for (int i = 0; i < LogModel.MAX_BUILDS; i++) {
            model = model.with("#" + (i + 2), Logs.observe(model, GOOD));
        }

        assertThat(model.builds()).hasSize(LogModel.MAX_BUILDS).startsWith("#2").endsWith("#21");
        assertThat(model.templates()).extracting(Template::text).doesNotContain("only here");
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.of(GOOD.split("\n")).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<String>> badLines() {
        return Arbitraries.of(
                        "ERROR cannot write journal",
                        "FATAL out of memory",
                        "WARN clock is skewed",
                        "connection refused by payments",
                        "something new",
                        "java.lang.OutOfMemoryError: heap\n\tat shop.Orders.load(Orders.java:3)")
                .list()
                .ofMaxSize(12);
    }

    private static int score(List<String> lines) {
        String log = lines.stream().collect(Collectors.joining("\n", "", "\n"));
        return RiskFormula.assess("", Logs.signals(MODEL, log), List.of(), Thresholds.DEFAULT)
                .score();
    }

    private static List<String> evidence(String log, String id) {
        return Logs.signals(MODEL, log).stream()
                .filter(signal -> signal.id().equals(id))
                .findFirst()
                .orElseThrow()
                .evidence();
    }
}
