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

    protected abstract class TailCall extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        protected TailCall() {

            throw new UnsupportedOperationException();
        }

        protected abstract void finished(StepContext context) throws Exception;

        public final void onSuccess(StepContext context, Object result) {

            throw new UnsupportedOperationException();
        }

        public final void onFailure(StepContext context, Throwable failure) {

            throw new UnsupportedOperationException();
        }
    }
}
