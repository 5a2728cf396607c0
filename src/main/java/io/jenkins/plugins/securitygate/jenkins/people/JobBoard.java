package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.model.Job;
import io.jenkins.plugins.securitygate.governance.LastGate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import jenkins.model.Jenkins;

/** The jobs that the current user may see, by what their last gate said. Opens no build. */
public final class JobBoard {
    private static final int SHOWN = 50;

    private final List<Row> rows;

    private JobBoard(List<Row> rows) {
        this.rows = rows;
    }

    static JobBoard now() {
        List<Row> rows = new ArrayList<>();
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            rows.add(Row.of(job));
        }
        return new JobBoard(rows);
    }

    /** Number of jobs by what their last gate said, the gravest first. */
    public Map<VerdictMark, Integer> getTally() {
        Map<VerdictMark, Integer> tally = new EnumMap<>(VerdictMark.class);
        rows.forEach(row -> tally.merge(row.getMark(), 1, Integer::sum));
        return tally;
    }

    /** Jobs that wait for an approval. */
    public List<Row> getWaiting() {
        return shown(Row::isWaiting);
    }

    /** Jobs whose last gate did not pass or that are risky, the riskiest first. */
    public List<Row> getAlarming() {
        return shown(Row::isAlarming);
    }

    /** Jobs of which the last gate missed a scan, or found it failed. */
    public List<Row> getUnscanned() {
        return shown(row -> row.last.failedScans() > 0);
    }

    /** Jobs whose last build has reached no gate, or not yet. */
    public List<Row> getUngated() {
        return shown(Row::isUngated);
    }

    private List<Row> shown(Predicate<Row> wanted) {
        return rows.stream()
                .filter(wanted)
                .sorted(Comparator.comparingInt(Row::getRisk).reversed().thenComparing(Row::getName))
                .limit(SHOWN)
                .toList();
    }

    /** One job. */
    public static final class Row {
        private static final LastGate NONE = new LastGate(0, "none", false, -1, 0, 0);
        private static final int RISKY = 50;

        private final Job<?, ?> job;
        private final LastGate last;

        private Row(Job<?, ?> job, LastGate last) {
            this.job = job;
            this.last = last;
        }

        private static Row of(Job<?, ?> job) {
            try {
                Optional<LastGate> last = LastGate.read(job.getRootDir().toPath());
                return new Row(job, last.orElse(NONE));
            } catch (IOException e) {
                return new Row(job, new LastGate(0, "unreadable", false, -1, 0, 0));
            }
        }

        public String getName() {
            return job.getFullName();
        }

        /** Address of the build with the last gate, or of the job, relative to Jenkins. */
        public String getUrl() {
            return last.build() == 0 ? job.getUrl() : job.getUrl() + last.build() + "/security-gate/";
        }

        /** What the last gate said. */
        public VerdictMark getMark() {
            return VerdictMark.of(last.verdict());
        }

        /** The highest score, -1 when risk was not assessed. */
        public int getRisk() {
            return last.risk();
        }

        public int getBlockers() {
            return last.blockers();
        }

        boolean isWaiting() {
            return last.waits();
        }

        boolean isAlarming() {
            return last.verdict().equals("fail") || last.verdict().equals("review") || last.risk() >= RISKY;
        }

        boolean isUngated() {
            return job.getNextBuildNumber() - 1 > last.build();
        }
    }
}
