package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.jenkins.page.GateAction;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/** Which jobs, of those that the current user may see, no policy or no gate is sure to meet. */
public final class JobCoverage {
    private static final int SHOWN = 200;

    private final int jobs;
    private final List<Row> uncovered;

    private JobCoverage(int jobs, List<Row> uncovered) {
        this.jobs = jobs;
        this.uncovered = uncovered;
    }

    static JobCoverage now() {
        SecurityGateConfiguration configuration = SecurityGateConfiguration.get();
        List<Row> uncovered = new ArrayList<>();
        int jobs = 0;
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            boolean policy = configuration.binds(job);
            if (!policy || !configuration.requiresGate(job.getFullName())) {
                uncovered.add(new Row(job, policy));
            }
            jobs++;
        }
        return new JobCoverage(jobs, uncovered);
    }

    /** Number of jobs looked at. */
    public int getJobs() {
        return jobs;
    }

    public int getUncovered() {
        return uncovered.size();
    }

    /** Number of jobs whose gate has no policy to ask, and therefore fails. */
    public long getWithoutPolicy() {
        return uncovered.stream().filter(row -> !row.policy).count();
    }

    /** The first of the uncovered jobs. */
    public List<Row> getRows() {
        return uncovered.subList(0, Math.min(SHOWN, uncovered.size()));
    }

    /** How many more there are. */
    public int getMore() {
        return uncovered.size() - getRows().size();
    }

    /** One job; its builds are only looked at when the row is shown. */
    public static final class Row {
        private final Job<?, ?> job;
        private final boolean policy;

        Row(Job<?, ?> job, boolean policy) {
            this.job = job;
            this.policy = policy;
        }

        public String getName() {
            return job.getFullName();
        }

        /** Address relative to Jenkins. */
        public String getUrl() {
            return job.getUrl();
        }

        public String getPolicy() {
            return policy ? "bound by a policy" : "no policy";
        }

        /** Whether a gate is required, and what became of it in the last build when it is not. */
        public String getGate() {
            if (SecurityGateConfiguration.get().requiresGate(job.getFullName())) {
                return "required";
            }
            Run<?, ?> last = job.getLastBuild();
            GateAction action = last == null ? null : last.getAction(GateAction.class);
            return "not required; "
                    + (last == null
                            ? "never built"
                            : action == null || action.getVerdict().isEmpty()
                                    ? "the last build reached no gate"
                                    : "the last build: " + action.getVerdictWord());
        }
    }
}
