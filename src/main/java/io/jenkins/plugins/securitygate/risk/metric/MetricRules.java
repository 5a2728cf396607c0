package io.jenkins.plugins.securitygate.risk.metric;

import io.jenkins.plugins.securitygate.risk.metric.MetricRule.Criticality;
import io.jenkins.plugins.securitygate.risk.metric.MetricRule.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the YAML file that says how metrics are judged; {@code docs/risk.md} describes it. */
public final class MetricRules {
    private static final Set<String> KEYS =
            Set.of("name", "direction", "criticality", "tolerance", "samples", "optional", "query");

    private MetricRules() {}

    /**
     * Reads rules.
     *
     * @param name of the file, for messages
     * @throws MetricException with the rule and what is wrong with it
     */
    public static List<MetricRule> read(String name, String yaml) throws MetricException {
        try {
            Object root = new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(yaml);
            if (!(root instanceof Map<?, ?> map) || !(map.get("metrics") instanceof List<?> entries)) {
                throw new MetricException(name + ": expected a list 'metrics'");
            }
            List<MetricRule> rules = new ArrayList<>();
            for (Object entry : entries) {
                rules.add(rule(name + " /metrics/" + rules.size(), entry));
            }
            return List.copyOf(rules);
        } catch (YamlEngineException e) {
            throw new MetricException(name + ": not valid YAML: " + e.getMessage(), e);
        }
    }

    private static MetricRule rule(String place, Object entry) throws MetricException {
        if (!(entry instanceof Map<?, ?> map) || !(map.get("name") instanceof String metric)) {
            throw new MetricException(place + ": expected an object with a 'name'");
        }
        for (Object key : map.keySet()) {
            if (!KEYS.contains(key)) {
                throw new MetricException(place + ": unknown member '" + key + "'");
            }
        }
        try {
            MetricRule standard = MetricRule.DEFAULT;
            return new MetricRule(
                    metric,
                    map.containsKey("direction") ? Direction.of(text(map, "direction")) : standard.direction(),
                    map.containsKey("criticality")
                            ? Criticality.valueOf(text(map, "criticality").toUpperCase(Locale.ROOT))
                            : standard.criticality(),
                    map.containsKey("tolerance") ? tolerance(text(map, "tolerance")) : standard.tolerance(),
                    map.containsKey("samples") ? Integer.parseInt(text(map, "samples")) : standard.samples(),
                    Boolean.parseBoolean(text(map, "optional")),
                    map.containsKey("query") ? text(map, "query") : "");
        } catch (IllegalArgumentException e) {
            throw new MetricException(
                    place
                            + ": a direction is lower-is-better, higher-is-better or either; a criticality is low, normal,"
                            + " high or critical; a tolerance is a share such as 0.1 or 10%: " + e.getMessage(),
                    e);
        }
    }

    private static String text(Map<?, ?> map, String key) {
        return String.valueOf(map.get(key));
    }

    private static double tolerance(String text) {
        double share = text.endsWith("%")
                ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
                : Double.parseDouble(text);
        if (!(share >= 0)) {
            throw new IllegalArgumentException("a tolerance is not negative");
        }
        return share;
    }
}
