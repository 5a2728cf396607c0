package io.jenkins.plugins.securitygate.policy;

import dev.cel.runtime.CelVariableResolver;
import java.util.Optional;

/** The values of the variables of a condition. One instance serves all entries of a rule, one after the other. */
final class Activation implements CelVariableResolver {
    private final String itemName;
    private final EvidenceView view;
    private Optional<Object> item = Optional.empty();

    /**
     * @param itemName name of the variable that holds one entry
     * @param view the evidence as the rule sees it
     */
    Activation(String itemName, EvidenceView view) {
        this.itemName = itemName;
        this.view = view;
    }

    /** Moves on to an entry. */
    void item(Item<?> next) {
        item = Optional.of(next);
    }

    @Override
    public Optional<Object> find(String name) {
        return itemName.equals(name) ? item : view.find(name);
    }
}
