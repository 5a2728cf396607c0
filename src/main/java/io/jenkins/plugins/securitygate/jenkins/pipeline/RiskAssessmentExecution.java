package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.securitygate.export.TextSummary;
import io.jenkins.plugins.securitygate.model.Risk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Assesses off the Pipeline's own thread. */
final class RiskAssessmentExecution extends SynchronousNonBlockingStepExecution<Map<String, Object>> {
    private static final long serialVersionUID = 1L;

    private final RiskRequest request;

    RiskAssessmentExecution(StepContext context, RiskRequest request) {
        super(context);
        this.request = request;
    }

    /** An assessment only depends on what build and workspace keep, so after a restart it is simply made again. */
    @Override
    public void onResume() {
        try {
            start();
        } catch (Exception e) {
            getContext().onFailure(e);
        }
    }

    @Override
    protected Map<String, Object> run() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        FlowNode node = getContext().get(FlowNode.class);
        Risk risk = new RiskRun(run, FlowPlace.of(run, node), request, new StageConsole(node, request))
                .assess(getContext().get(FilePath.class));
        TaskListener listener = getContext().get(TaskListener.class);
        TextSummary.risk(risk).stream().map(ConsoleLine::of).forEach(listener.getLogger()::println);
        if (risk.recommendation() != Risk.Recommendation.PROCEED) {
            getContext()
                    .get(FlowNode.class)
                    .addOrReplaceAction(new WarningAction(Result.UNSTABLE)
                            .withMessage(
                                    risk.line() + ": " + risk.recommendation().id()));
        }
        return asMap(risk);
    }

    /** What the step returns to Groovy: plain types, because they are saved with the Pipeline's state. */
    private static Map<String, Object> asMap(Risk risk) {
        List<Map<String, Object>> reasons = new ArrayList<>();
        for (Risk.Reason reason : risk.reasons()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("signal", reason.signal());
            entry.put("title", reason.title());
            entry.put("share", reason.share());
            reasons.add(entry);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("score", risk.score());
        map.put("recommendation", risk.recommendation().id());
        map.put("stage", risk.stage());
        map.put("previousScore", risk.previousScore());
        map.put("reasons", reasons);
        return map;
    }
}
