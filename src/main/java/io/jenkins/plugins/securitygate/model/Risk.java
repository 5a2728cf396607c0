package io.jenkins.plugins.securitygate.model;

import java.util.List;
import java.util.Locale;

/**
 * How likely a release at a stage is a bad one.
 *
 * @param stage what was assessed, for example {@code deploy}; empty when not said
 * @param score 0 to 100
 * @param recommendation what to do about it
 * @param reasons what the score is made of, the largest share first
 * @param previousScore score of the same stage in the reference build, -1 when there is none
 * @param against name of the reference build, empty when there is none
 */
public record Risk(
        String stage,
        int score,
        Recommendation recommendation,
        List<Reason> reasons,
        int previousScore,
        String against) {

    /** What to do, mildest first. */
    public enum Recommendation {
        PROCEED,
        REVIEW,
        ROLL_BACK;

        /** The words in files and policies, lower case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * One part of the score.
     *
     * @param signal id of what was noticed
     * @param title one line for people
     * @param share points of the score; the shares add up to it
     * @param evidence lines, values or names behind it, without secrets
     */
    public record Reason(String signal, String title, int share, List<String> evidence) {
        private static final int MAX_EVIDENCE = 20;

        public Reason {
            signal = Texts.bounded(signal, Texts.SHORT);
            title = Texts.bounded(title, Texts.SHORT);
            evidence = evidence.stream()
                    .limit(MAX_EVIDENCE)
                    .map(line -> Texts.bounded(line, Texts.SHORT))
                    .toList();
        }
    }

    public Risk {
        if (score < 0 || score > 100) {
            throw new IllegalArgumentException("a risk score is 0 to 100, not " + score);
        }
        stage = Texts.bounded(stage, Texts.SHORT);
        against = Texts.bounded(against, Texts.SHORT);
        reasons = List.copyOf(reasons);
    }

    /** The same assessment compared with that of the reference build. */
    public Risk comparedWith(Risk previous, String name) {
        return new Risk(stage, score, recommendation, reasons, previous.score, name);
    }

    /** For people, such as {@code risk 72 ▲ +18 against main #481}. */
    public String line() {
        if (previousScore < 0) {
            return "risk " + score;
        }
        int change = score - previousScore;
        String arrow = change > 0 ? " ▲ +" + change : change < 0 ? " ▼ −" + -change : " = unchanged";
        return "risk " + score + arrow + " against " + against;
    }
}
