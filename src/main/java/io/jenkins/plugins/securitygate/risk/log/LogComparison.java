package io.jenkins.plugins.securitygate.risk.log;

import io.jenkins.plugins.securitygate.risk.Signal;
import io.jenkins.plugins.securitygate.risk.log.LogObservation.Fresh;
import io.jenkins.plugins.securitygate.risk.log.LogObservation.Novelty;
import io.jenkins.plugins.securitygate.risk.log.Template.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Turns what a build's logs hold into signals. No signal ever falls when lines are added that the model does not have. */
public final class LogComparison {
    private static final int EVIDENCE = 5;
    /** Fewer good builds do not show that a line always comes. */
    private static final int BUILDS_FOR_MISSING = 3;

    private static final int TEXT = 240;

    private final LogModel model;
    private final LogObservation observed;

    private LogComparison(LogModel model, LogObservation observed) {
        this.model = model;
        this.observed = observed;
    }

    /**
     * Compares.
     *
     * @param observed mined against the same model
     * @return signals that are not zero; none when the model has no builds
     */
    public static List<Signal> signals(LogModel model, LogObservation observed) {
        if (model.builds().isEmpty()) {
            return List.of();
        }
        LogComparison comparison = new LogComparison(model, observed);
        List<Signal> signals = new ArrayList<>();
        comparison.addFresh(signals);
        comparison.addMissing(signals);
        comparison.addFrequent(signals);
        comparison.addSlower(signals);
        return signals;
    }

    private void addFresh(List<Signal> signals) {
        fresh(signals, Weight.TRACE, "log-trace", "new kinds of stack trace", Fresh::trace);
        fresh(
                signals,
                Weight.FAILURE,
                "log-failure",
                "new kinds of line that tell of a failure",
                fresh -> fresh.novelty() == Novelty.FAILURE && !fresh.trace());
        fresh(
                signals,
                Weight.WARNING,
                "log-warning",
                "new kinds of warning",
                fresh -> fresh.novelty() == Novelty.WARNING);
        fresh(
                signals,
                Weight.PLAIN,
                "log-new",
                "other new kinds of line",
                fresh -> fresh.novelty() == Novelty.PLAIN && !fresh.trace());
    }

    private void fresh(List<Signal> signals, Weight weight, String id, String title, Predicate<Fresh> which) {
        List<Fresh> found = observed.fresh().stream()
                .filter(which)
                .sorted(Comparator.comparing(Fresh::level).reversed())
                .toList();
        long lines = found.stream().mapToLong(fresh -> fresh.use().count()).sum();
        // Lines beyond the limit are as bad as the worst that a build can say without being an error of its own.
        long beyond = weight == Weight.WARNING ? observed.dropped() : 0;
        if (found.isEmpty() && beyond == 0) {
            return;
        }
        signals.add(new Signal(
                id,
                found.size() + " " + title + ", " + (lines + beyond) + " lines",
                weight.of(found.size(), lines + beyond),
                found.stream()
                        .limit(EVIDENCE)
                        .map(fresh -> fresh.sample() + times(fresh.use().count()))
                        .toList()));
    }

    private static String times(long count) {
        return count > 1 ? " (" + count + " times)" : "";
    }

    private void addMissing(List<Signal> signals) {
        if (model.builds().size() < BUILDS_FOR_MISSING) {
            return;
        }
        int always = 0;
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < model.templates().size(); i++) {
            Template template = model.templates().get(i);
            if (template.inEveryBuild() && !template.failure()) {
                always++;
                if (observed.known().get(i).count() == 0) {
                    missing.add(shortened(template.text()));
                }
            }
        }
        if (!missing.isEmpty()) {
            signals.add(new Signal(
                    "log-missing",
                    missing.size() + " of " + always + " kinds of line that every good build has are missing",
                    Weight.missing(missing.size(), always),
                    missing.stream().limit(EVIDENCE).toList()));
        }
    }

    private static String shortened(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT) + "…";
    }

    /** A template beyond what good builds had of it. */
    private record Excess(double probability, String evidence) {}

    private void addFrequent(List<Signal> signals) {
        List<Excess> excesses = new ArrayList<>();
        for (int i = 0; i < model.templates().size(); i++) {
            Template template = model.templates().get(i);
            long count = observed.known().get(i).count();
            boolean bad = template.failure() || template.level() == Level.WARN;
            double limit = bad ? 1.5 * template.mostLines() + 3 : 2.0 * template.mostLines() + 8;
            if (count > limit) {
                excesses.add(new Excess(
                        Weight.excess(count / limit, bad ? Weight.FREQUENT_BAD : Weight.FREQUENT),
                        "%d times, at most %d in good builds: %s"
                                .formatted(count, template.mostLines(), shortened(template.text()))));
            }
        }
        add(signals, "log-frequent", "kinds of line are more frequent", Weight.FREQUENT_BAD, excesses);
    }

    private void addSlower(List<Signal> signals) {
        List<Excess> excesses = new ArrayList<>();
        for (int i = 0; i < model.templates().size(); i++) {
            Template template = model.templates().get(i);
            Use use = observed.known().get(i);
            double limit = 2.5 * template.mostMillis() + 3_000;
            if (use.millis() > limit && template.mostLines() > 0) {
                excesses.add(new Excess(
                        Weight.excess(use.millis() / limit, Weight.SLOWER),
                        "%.1f s, at most %.1f s in good builds: %s"
                                .formatted(
                                        use.millis() / 1000.0,
                                        template.mostMillis() / 1000.0,
                                        shortened(template.text()))));
            }
        }
        add(signals, "log-slower", "kinds of line took longer", Weight.SLOWER, excesses);
    }

    private static void add(List<Signal> signals, String id, String title, Weight weight, List<Excess> excesses) {
        if (excesses.isEmpty()) {
            return;
        }
        double none = 1;
        for (Excess excess : excesses) {
            none *= 1 - excess.probability();
        }
        signals.add(new Signal(
                id,
                excesses.size() + " " + title,
                Math.min(weight.most(), 1 - none),
                excesses.stream()
                        .sorted(Comparator.comparingDouble(Excess::probability).reversed())
                        .limit(EVIDENCE)
                        .map(Excess::evidence)
                        .toList()));
    }
}
