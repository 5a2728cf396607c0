package hudson.model;

import java.util.List;

public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem {
    public RunT getLastBuild() {
        throw new UnsupportedOperationException();
    }

    public List<RunT> getLastBuildsOverThreshold(int number, Result threshold) {
        throw new UnsupportedOperationException();
    }
}
