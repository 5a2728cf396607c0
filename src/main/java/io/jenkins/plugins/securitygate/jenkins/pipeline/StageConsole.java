package io.jenkins.plugins.securitygate.jenkins.pipeline;

import io.jenkins.plugins.securitygate.jenkins.admin.JobPatterns;
import io.jenkins.plugins.securitygate.risk.log.LogMiner;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;

/**
 * The console of a Pipeline so far, each stage and branch as a log of its own: what runs at the same time does not mix,
 * times are those of one thread, and a line is named with its stage.
 */
final class StageConsole implements RiskRun.Console {
    /** Jenkins looks through the index of the whole log for each step, so that very many of them are read as one. */
    private static final int MAX_STEPS = 2_000;

    private final FlowNode own;
    private final String stages;
    private final boolean alone;

    /** @param own node of the step that reads; what it writes is no part of the log */
    StageConsole(FlowNode own, RiskRequest request) {
        this.own = own;
        stages = request.consoleStages();
        alone = request.logs().isEmpty();
    }

    @Override
    public boolean read(LogMiner miner) throws IOException {
        List<FlowNode> steps = steps();
        if (steps.size() > MAX_STEPS && stages.isEmpty()) {
            return false;
        }
        Map<String, List<FlowNode>> logs = new TreeMap<>();
        for (FlowNode step : steps) {
            String place = FlowPlace.path(step);
            if (isRead(place)) {
                logs.computeIfAbsent(place, name -> new ArrayList<>()).add(step);
            }
        }
        if (logs.isEmpty() && (alone || !stages.isEmpty())) {
            // An empty log is one that cannot be assessed.
            miner.read(stages.isEmpty() ? "console" : "console of '" + stages + "'", out -> {});
        }
        for (Map.Entry<String, List<FlowNode>> log : logs.entrySet()) {
            String name = log.getKey().isEmpty() ? "console" : "console of " + log.getKey();
            miner.read(name, out -> write(log.getValue(), out));
        }
        return true;
    }

    /** Steps that wrote something, in the order in which they began. */
    private List<FlowNode> steps() {
        return new DepthFirstScanner()
                .allNodes(own.getExecution()).stream()
                        .filter(node -> !node.getId().equals(own.getId()))
                        .filter(node -> {
                            LogAction log = node.getAction(LogAction.class);
                            return log != null && log.getLogText().length() > 0;
                        })
                        .sorted(Comparator.comparingInt(
                                        (FlowNode node) -> node.getId().length())
                                .thenComparing(FlowNode::getId))
                        .toList();
    }

    private boolean isRead(String place) {
        if (stages.isEmpty()) {
            return true;
        }
        JobPatterns patterns = new JobPatterns(stages.replace(',', '\n'));
        return List.of(place.split(" / ")).stream().anyMatch(patterns::matches);
    }

    private static void write(List<FlowNode> steps, OutputStream out) throws IOException {
        for (FlowNode step : steps) {
            step.getAction(LogAction.class).getLogText().writeLogTo(0, out);
        }
    }
}
