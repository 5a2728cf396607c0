package io.jenkins.plugins.securitygate.risk.log;

import io.jenkins.plugins.securitygate.risk.log.Template.Use;
import java.util.List;

/**
 * What the logs of one build hold, seen against a model.
 *
 * @param known for each template of the model, how this build used it
 * @param fresh what the model does not have
 * @param sources the logs that were read
 * @param lines lines read
 * @param dropped lines beyond the limit of fresh templates, which were only counted
 * @param cutLines lines that were longer than what is looked at
 * @param problems why logs could not be assessed, one sentence each
 */
public record LogObservation(
        List<Use> known,
        List<Fresh> fresh,
        List<String> sources,
        long lines,
        long dropped,
        long cutLines,
        List<String> problems) {
    public LogObservation {
        known = List.copyOf(known);
        fresh = List.copyOf(fresh);
        sources = List.copyOf(sources);
        problems = List.copyOf(problems);
    }

    /**
     * A template that the model does not have.
     *
     * @param text its tokens
     * @param level how bad it says it is
     * @param trace whether it stands for a stack trace
     * @param novelty how far it is from what the model has
     * @param use how this build used it
     * @param sample the first line of it with secrets masked, with the place before it
     */
    public record Fresh(String text, Level level, boolean trace, Novelty novelty, Use use, String sample) {}

    /** What a template that the model does not have says. */
    public enum Novelty {
        /** It tells of a failure. */
        FAILURE,
        /** It warns. */
        WARNING,
        /** Nothing bad that we would know of. */
        PLAIN,
        /** A known line with another name or value in it. */
        VARIANT
    }
}
