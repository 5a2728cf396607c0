package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.jenkins.page.ScanPlace;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Runs a scan off the Pipeline's own thread. From the start until its result is there the build holds a failed scan in
 * its place, so that whatever ends the step early (an abort, a lost agent, a restart) never leaves a clean build behind.
 */
final class SecurityScanExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1L;

    private final ScanRequest request;
    // Only written on the Pipeline's own thread, so that what Jenkins saves is never between the two.
    private boolean inBlock;

    SecurityScanExecution(StepContext context, ScanRequest request) {
        super(context);
        this.request = request;
    }

    @Override
    public boolean start() {
        request.validate(SecurityGateConfiguration.get().catalogue());
        run(getContext().hasBody() ? this::startBlock : () -> getContext().onSuccess(scan(0).asMap()));
        return false;
    }

    /**
     * The block goes on after a restart; work of our own does not, and ends as a failed scan. The inherited method
     * would wait for ever when Jenkins was saved before the work's thread had begun.
     */
    @Override
    public void onResume() {
        if (!inBlock) {
            run(() -> {
                recorder().begin();
                getContext().onFailure(new AbortException("Jenkins restarted during the scan; run the build again"));
            });
        }
    }

    private void startBlock() throws IOException, InterruptedException {
        recorder().begin();
        long started = getContext().get(FilePath.class).act(new FileClock());
        getContext().newBodyInvoker().withCallback(new ReadReport(started)).start();
    }

    private ScanSummary scan(long newerThanMillis) throws IOException, InterruptedException {
        ScanRecorder recorder = recorder();
        recorder.begin();
        TaskListener listener = getContext().get(TaskListener.class);
        AgentPlace place = new AgentPlace(
                getContext().get(FilePath.class),
                getContext().get(Launcher.class),
                getContext().get(EnvVars.class),
                listener);
        ScanSummary summary = ScanSummary.of(recorder.scan(place, newerThanMillis));
        summary.lines().forEach(listener.getLogger()::println);
        if (!summary.completed()) {
            getContext()
                    .get(FlowNode.class)
                    .addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(summary.headline()));
        }
        return summary;
    }

    private ScanRecorder recorder() throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        ScanPlace place = FlowPlace.of(run, getContext().get(FlowNode.class));
        return new ScanRecorder(run, place, request);
    }

    /** Reads the report once the user's block has ended, however it ended. */
    private final class ReadReport extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        private final long started;

        ReadReport(long started) {
            this.started = started;
        }

        @Override
        public void onStart(StepContext context) {
            inBlock = true;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            inBlock = false;
            run(() -> {
                scan(started);
                context.onSuccess(result);
            });
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            inBlock = false;
            run(() -> {
                try {
                    scan(started);
                } catch (IOException | InterruptedException | RuntimeException e) {
                    failure.addSuppressed(e);
                }
                context.onFailure(failure);
            });
        }
    }
}
