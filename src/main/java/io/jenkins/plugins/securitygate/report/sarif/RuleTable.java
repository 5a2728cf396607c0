package io.jenkins.plugins.securitygate.report.sarif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of one run: those of the driver and those of each extension. */
final class RuleTable {
    private static final int MAX_RULES = 200_000;
    private static final int MAX_CHARACTERS = 32 << 20;

    private final List<Component> components = new ArrayList<>();
    private final Component driver = new Component(-1);
    private int rules;
    private int characters;

    /** A tool component (SARIF section 3.19) with rules; {@code position} is -1 for the driver. */
    static final class Component {
        private final int position;
        private final List<Rule> byIndex = new ArrayList<>();
        private final Map<String, Rule> byId = new HashMap<>();
        private String name = "";
        private String guid = "";

        private Component(int position) {
            this.position = position;
        }

        void name(String text) {
            name = text;
        }

        void guid(String text) {
            guid = text;
        }

        private Rule at(int index) {
            return index >= 0 && index < byIndex.size() ? byIndex.get(index) : null;
        }
    }

    Component driver() {
        return driver;
    }

    Component addExtension() {
        Component extension = new Component(components.size());
        components.add(extension);
        return extension;
    }

    /** Takes the next rule of a component; {@code false} when the run has more rules than are kept. */
    boolean add(Component component, Rule rule) {
        if (rules == MAX_RULES || characters + rule.size() > MAX_CHARACTERS) {
            return false;
        }
        rules++;
        characters += rule.size();
        component.byIndex.add(rule);
        if (!rule.id().isEmpty()) {
            component.byId.putIfAbsent(rule.id(), rule);
        }
        return true;
    }

    /** The rule that a result names, {@link Rule#UNKNOWN} when the run does not describe it. */
    Rule find(RuleReference reference) {
        Component component = componentOf(reference);
        Rule indexed = component.at(reference.index());
        if (indexed != null && (reference.id().isEmpty() || isOrBelow(reference.id(), indexed.id()))) {
            return indexed;
        }
        Rule named = byId(component, reference.id());
        return named != null ? named : indexed != null && indexed.id().isEmpty() ? indexed : Rule.UNKNOWN;
    }

    private Component componentOf(RuleReference reference) {
        for (Component component : components) {
            if (reference.isIn(component.position, component.name, component.guid)) {
                return component;
            }
        }
        return driver;
    }

    private static boolean isOrBelow(String id, String ruleId) {
        return id.equals(ruleId)
                || (id.length() > ruleId.length() && id.startsWith(ruleId) && id.charAt(ruleId.length()) == '/');
    }

    private Rule byId(Component preferred, String id) {
        for (String name = id; !name.isEmpty(); name = parent(name)) {
            Rule rule = preferred.byId.get(name);
            if (rule == null) {
                rule = driver.byId.get(name);
            }
            for (int i = 0; rule == null && i < components.size(); i++) {
                rule = components.get(i).byId.get(name);
            }
            if (rule != null) {
                return rule;
            }
        }
        return null;
    }

    /** A hierarchical id without its last part (section 3.5.4). */
    private static String parent(String id) {
        return id.substring(0, Math.max(0, id.lastIndexOf('/')));
    }
}
