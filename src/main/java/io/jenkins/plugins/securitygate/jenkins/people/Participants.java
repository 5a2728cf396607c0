package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.scm.RunWithSCM;

/** Who took part in a build and therefore cannot approve it. */
public final class Participants {
    private static final Logger LOGGER = Logger.getLogger(Participants.class.getName());

    private Participants() {}

    /** Ids of the users who started the build, or one that started it, and of the authors of its changes. */
    public static List<String> of(Run<?, ?> run) {
        Set<String> ids = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        addStarters(run.getCauses(), ids);
        if (run instanceof RunWithSCM<?, ?> changed) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : changed.getChangeSets()) {
                changes.forEach(change -> addAuthor(change, ids));
            }
        }
        return new ArrayList<>(ids);
    }

    private static void addStarters(List<Cause> causes, Set<String> ids) {
        for (Cause cause : causes) {
            if (cause instanceof Cause.UserIdCause user && user.getUserId() != null) {
                ids.add(user.getUserId());
            } else if (cause instanceof Cause.UpstreamCause upstream) {
                addStarters(upstream.getUpstreamCauses(), ids);
            }
        }
    }

    private static void addAuthor(ChangeLogSet.Entry change, Set<String> ids) {
        try {
            ids.add(change.getAuthor().getId());
        } catch (RuntimeException e) {
            // As core does: a source control plugin that cannot name an author must not stop the gate.
            LOGGER.log(Level.WARNING, "Cannot tell who wrote a change, who may therefore approve it", e);
        }
    }
}
