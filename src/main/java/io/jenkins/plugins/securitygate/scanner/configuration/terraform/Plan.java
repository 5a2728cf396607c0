package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan as {@code terraform show -json} writes it.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/internals/json-format">JSON output format</a>
 */
final class Plan {
    // Deeper than the reader of YAML lets brackets be, but aliases could make the tree a graph with cycles.
    private static final int MAX_MODULES = 100;

    private final YamlNode root;
    private final Inspection inspection;
    private final YamlNode absent;
    private final Map<String, YamlNode> unknown = new HashMap<>();

    Plan(YamlNode root, Inspection inspection) {
        this.root = root;
        this.inspection = inspection;
        this.absent = root.get("");
        root.get("resource_changes")
                .items()
                .forEach(change -> unknown.put(change.get("address").text(), change.get("change", "after_unknown")));
    }

    /** Providers and the resources of all modules. */
    List<Resource> resources() {
        YamlNode configuration = root.get("configuration", "root_module");
        return Stream.concat(providers(), planned(root.get("planned_values", "root_module"), configuration, 0))
                .toList();
    }

    /** Providers, whose constant arguments stand one level deeper than in configuration. */
    private Stream<Resource> providers() {
        return root.get("configuration", "provider_config")
                .entries()
                .map(entry -> new Resource(
                        Resource.PROVIDER,
                        entry.get("name").text(),
                        Resource.PROVIDER + "." + entry.key(),
                        entry.get("expressions")));
    }

    private Stream<Resource> planned(YamlNode module, YamlNode configuration, int depth) {
        if (depth > MAX_MODULES) {
            inspection.gap(module.location(), "modules in more than " + MAX_MODULES + " modules");
            return Stream.empty();
        }
        Map<String, YamlNode> expressions = new HashMap<>();
        configuration
                .get("resources")
                .items()
                .forEach(resource -> expressions.put(resource.get("address").text(), resource.get("expressions")));
        Stream<Resource> own = module.get("resources").items().stream()
                .filter(Plan::isLookedAt)
                .map(resource -> resource(resource, expressions));
        Stream<Resource> inside = module.get("child_modules").items().stream()
                .flatMap(child -> planned(child, called(configuration, child), depth + 1));
        return Stream.concat(own, inside);
    }

    private static boolean isLookedAt(YamlNode resource) {
        boolean data = resource.get("mode").text().equals("data");
        return !data || resource.get("type").text().equals(Resource.POLICY_DOCUMENT);
    }

    private Resource resource(YamlNode resource, Map<String, YamlNode> expressions) {
        String type = resource.get("type").text();
        String name = resource.get("name").text();
        String address = resource.get("address").text();
        Planned planned =
                new Planned(unknown.getOrDefault(address, absent), expressions.getOrDefault(type + "." + name, absent));
        return new Resource(type, name, address, resource.get("values"), Optional.of(planned));
    }

    /** The configuration of a module, by the last part of its address without its key: {@code module.a.module.b["x"]}. */
    private static YamlNode called(YamlNode configuration, YamlNode child) {
        String address = child.get("address").text().replaceAll("\\[[^\\]]*\\]", "");
        String call = address.substring(address.lastIndexOf('.') + 1);
        return configuration.get("module_calls", call, "module");
    }
}
