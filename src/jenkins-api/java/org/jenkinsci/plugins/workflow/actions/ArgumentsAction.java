package org.jenkinsci.plugins.workflow.actions;

import org.jenkinsci.plugins.workflow.graph.FlowNode;

public abstract class ArgumentsAction implements PersistentAction {
    public static String getStepArgumentsAsString(FlowNode node) {
        throw new UnsupportedOperationException();
    }
}
