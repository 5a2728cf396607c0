package io.jenkins.plugins.securitygate.bench;

import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.risk.RiskFormula;
import io.jenkins.plugins.securitygate.risk.Thresholds;
import io.jenkins.plugins.securitygate.risk.log.LogComparison;
import io.jenkins.plugins.securitygate.risk.log.LogMiner;
import io.jenkins.plugins.securitygate.risk.log.LogModel;
import io.jenkins.plugins.securitygate.risk.log.LogObservation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Detection and false alarms on the logs of {@code src/bench/risk/generate.py}, against a keyword search and a count of
 * error lines. The first good runs are learned; each other good run is judged by what was learned before it, and then
 * learned as well. Every bad run is judged by the model of all good runs.
 */
public final class RiskBenchmark {
    private static final int LEARNED = 10;
    private static final Pattern KEYWORDS = Pattern.compile("(?i)error|fail|exception");
    private static final Pattern ERROR_LINE =
            Pattern.compile("\\bERROR\\b|\\bFATAL\\b|\\bSEVERE\\b|\"level\": ?\"(error|fatal)\"|^E\\d{4} ");

    private final Path folder;
    private LogModel model = LogModel.EMPTY;
    private long mostKeywords;
    private long mostErrors;

    private RiskBenchmark(Path folder) {
        this.folder = folder;
    }

    /** What three methods say of one run: the score of ours, and whether each raises an alarm. */
    private record Verdict(Risk risk, boolean ours, boolean anyKeyword, boolean moreKeywords, boolean moreErrors) {}

    /** @param args folder with one folder per kind of log */
    public static void main(String[] args) throws IOException {
        System.out.println("| logs | run | score | ours | a keyword | more keywords | more error lines |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        try (Stream<Path> kinds = Files.list(Path.of(args[0]))) {
            for (Path kind : kinds.sorted().toList()) {
                new RiskBenchmark(kind).run(args.length > 1);
            }
        }
    }

    private void run(boolean explain) throws IOException {
        List<Path> good = logs("good-");
        for (Path log : good.subList(0, LEARNED)) {
            learn(log, observe(log));
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Path log : good.subList(LEARNED, good.size())) {
            Verdict verdict = judge(log);
            verdicts.add(verdict);
            explain(explain && verdict.ours(), log, verdict);
            learn(log, observe(log));
        }
        System.out.printf(
                "| %s | %d good runs | %s | %d false | %d false | %d false | %d false |%n",
                folder.getFileName(),
                verdicts.size(),
                scores(verdicts),
                verdicts.stream().filter(Verdict::ours).count(),
                verdicts.stream().filter(Verdict::anyKeyword).count(),
                verdicts.stream().filter(Verdict::moreKeywords).count(),
                verdicts.stream().filter(Verdict::moreErrors).count());
        for (Path log : logs("bad-")) {
            Verdict verdict = judge(log);
            System.out.printf(
                    "| %s | %s | %d | %s | %s | %s | %s |%n",
                    folder.getFileName(),
                    log.getFileName().toString().replaceAll("bad-|\\.log", ""),
                    verdict.risk().score(),
                    word(verdict.ours()),
                    word(verdict.anyKeyword()),
                    word(verdict.moreKeywords()),
                    word(verdict.moreErrors()));
            explain(explain, log, verdict);
        }
    }

    private static String scores(List<Verdict> verdicts) {
        int[] sorted = verdicts.stream()
                .mapToInt(verdict -> verdict.risk().score())
                .sorted()
                .toArray();
        return "median " + sorted[sorted.length / 2] + ", highest " + sorted[sorted.length - 1];
    }

    private static String word(boolean alarm) {
        return alarm ? "found" : "**missed**";
    }

    private static void explain(boolean wanted, Path log, Verdict verdict) {
        if (wanted) {
            System.err.println(log + " " + verdict.risk().score());
            verdict.risk().reasons().forEach(reason -> {
                System.err.println("   " + reason.share() + " " + reason.title());
                reason.evidence().forEach(line -> System.err.println("        " + line));
            });
        }
    }

    private List<Path> logs(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private LogObservation observe(Path log) throws IOException {
        LogMiner miner = new LogMiner(model);
        try (InputStream in = Files.newInputStream(log)) {
            miner.read(log.getFileName().toString(), in);
        }
        return miner.observe();
    }

    private void learn(Path log, LogObservation observed) throws IOException {
        model = model.with(log.getFileName().toString(), observed);
        mostKeywords = Math.max(mostKeywords, count(log, KEYWORDS));
        mostErrors = Math.max(mostErrors, count(log, ERROR_LINE));
    }

    private Verdict judge(Path log) throws IOException {
        LogObservation observed = observe(log);
        Risk risk = RiskFormula.assess(
                "test", LogComparison.signals(model, observed), observed.problems(), Thresholds.DEFAULT);
        long keywords = count(log, KEYWORDS);
        return new Verdict(
                risk,
                risk.recommendation() != Risk.Recommendation.PROCEED,
                keywords > 0,
                keywords > mostKeywords,
                count(log, ERROR_LINE) > mostErrors);
    }

    private static long count(Path log, Pattern pattern) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> pattern.matcher(line).find()).count();
        }
    }
}
