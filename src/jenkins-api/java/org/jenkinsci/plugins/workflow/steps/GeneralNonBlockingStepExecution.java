package org.jenkinsci.plugins.workflow.steps;

public abstract class GeneralNonBlockingStepExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    protected GeneralNonBlockingStepExecution(StepContext context) {
        throw new UnsupportedOperationException();
    }

    protected final void run(Block block) {
        throw new UnsupportedOperationException();
    }

    @FunctionalInterface
    protected interface Block {

        void run() throws Exception;
    }
}
