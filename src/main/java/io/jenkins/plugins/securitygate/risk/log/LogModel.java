package io.jenkins.plugins.securitygate.risk.log;

import io.jenkins.plugins.securitygate.risk.log.Template.Use;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the logs of the last good builds hold.
 *
 * @param builds names of the builds, oldest first
 * @param templates at most {@link #MAX_TEMPLATES}
 * @param dropped lines that no template was kept for, because there were too many
 */
public record LogModel(List<String> builds, List<Template> templates, long dropped) {
    /** How many builds a model remembers. */
    public static final int MAX_BUILDS = 20;
    /** How many templates a model keeps. */
    public static final int MAX_TEMPLATES = 5_000;
    /** Knows nothing. */
    public static final LogModel EMPTY = new LogModel(List.of(), List.of(), 0);

    public LogModel {
        builds = List.copyOf(builds);
        templates = List.copyOf(templates);
        if (builds.size() > MAX_BUILDS || templates.size() > MAX_TEMPLATES) {
            throw new IllegalArgumentException("a model has at most " + MAX_BUILDS + " builds and " + MAX_TEMPLATES
                    + " templates, this one has " + builds.size() + " and " + templates.size());
        }
        int columns = builds.size();
        if (templates.stream().anyMatch(template -> template.uses().size() != columns)) {
            throw new IllegalArgumentException("every template of a model needs one use for each build");
        }
    }

    /**
     * This model with one more good build; the oldest is forgotten when there are too many, and with it the templates
     * that no other build used.
     *
     * @param observed mined against this model
     */
    public LogModel with(String build, LogObservation observed) {
        TemplateSet set = new TemplateSet(MAX_TEMPLATES);
        List<Template> known = new ArrayList<>();
        List<Use> latest = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            set.add(Drain.tokens(templates.get(i).text()), templates.get(i).failure());
            known.add(templates.get(i));
            latest.add(observed.known().get(i));
        }
        long lost = observed.dropped();
        for (LogObservation.Fresh fresh : observed.fresh()) {
            int id = set.learn(Drain.tokens(fresh.text()), fresh.novelty() == LogObservation.Novelty.FAILURE);
            if (id < 0) {
                lost += fresh.use().count();
            } else if (id < known.size()) {
                latest.set(id, latest.get(id).plus(fresh.use()));
            } else {
                known.add(new Template(fresh.text(), fresh.level(), fresh.trace(), unused()));
                latest.add(fresh.use());
            }
        }
        return assemble(build, set, known, latest, dropped + lost);
    }

    private List<Use> unused() {
        return Collections.nCopies(builds.size(), Use.NONE);
    }

    private LogModel assemble(String build, TemplateSet set, List<Template> known, List<Use> latest, long lost) {
        int forgotten = builds.size() >= MAX_BUILDS ? builds.size() - MAX_BUILDS + 1 : 0;
        List<Template> kept = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            Template template = known.get(i);
            List<Use> uses = new ArrayList<>(template.uses().subList(forgotten, builds.size()));
            uses.add(latest.get(i));
            if (uses.stream().anyMatch(use -> use.count() > 0)) {
                kept.add(new Template(set.text(i), template.level(), template.trace(), uses));
            }
        }
        List<String> names = new ArrayList<>(builds.subList(forgotten, builds.size()));
        names.add(build);
        return new LogModel(names, kept, lost);
    }
}
