package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.model.Run;
import io.jenkins.plugins.securitygate.jenkins.page.ScanPlace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Finds where in a build a step stands. */
final class FlowPlace {
    private FlowPlace() {}

    /** The place of a step's own node within its build. */
    static ScanPlace of(Run<?, ?> run, FlowNode node) {
        return new ScanPlace(run.getParent().getFullName(), String.valueOf(run.getNumber()), node.getId(), path(node));
    }

    /** A place of its own for a step of a build that is no Pipeline. */
    static ScanPlace of(Run<?, ?> run) {
        return new ScanPlace(
                run.getParent().getFullName(),
                String.valueOf(run.getNumber()),
                UUID.randomUUID().toString(),
                "");
    }

    /** The names of the stages and branches around a node, the outermost first; empty outside of all. */
    static String path(FlowNode node) {
        Deque<String> names = new ArrayDeque<>();
        for (FlowNode block : node.iterateEnclosingBlocks()) {
            ThreadNameAction branch = block.getAction(ThreadNameAction.class);
            LabelAction label = block.getAction(LabelAction.class);
            if (branch != null) {
                names.addFirst(branch.getThreadName());
            } else if (label != null) {
                names.addFirst(label.getDisplayName());
            }
        }
        return String.join(" / ", names);
    }
}
