package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.configuration.ConfigurationScanner;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rule finds in a plan what it finds in the configuration. The plan of each example is made as Terraform would print
 * it: blocks are lists, policies are texts, and what only Terraform knows is {@code after_unknown} with its references.
 */
class PlanAsWrittenTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/configuration/rules");
    private static final Set<String> MAPS = Set.of("tags", "labels", "metadata", "variables", "app_settings");
    private static final Set<String> TEXTS =
            Set.of("policy", "assume_role_policy", "access_policies", "container_definitions");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @TempDir
    Path folder;

    /** Calls of modules are no resources of a plan. */
    static List<String> rules() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.map(path -> path.getFileName().toString())
                    .filter(rule -> rule.startsWith("terraform-") && !rule.equals("terraform-module-unpinned"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleFindsTheSameResources(String rule) throws Exception {
        for (String name : List.of("failing", "passing")) {
            Path written = Files.createDirectories(folder.resolve(name + "-written"));
            Path planned = Files.createDirectories(folder.resolve(name + "-planned"));
            String text = Files.readString(EXAMPLES.resolve(rule).resolve(name + ".tf"));
            Files.writeString(written.resolve("main.tf"), text);
            Files.writeString(planned.resolve("plan.json"), plan(text).toPrettyString());

            assertThat(targets(planned, rule)).as(name).isEqualTo(targets(written, rule));
        }
    }

    private static Set<String> targets(Path tree, String rule) throws IOException {
        return new ScanRun(new ConfigurationScanner(), "1", 1_000)
                        .execute(new SourceTree(tree, List.of()), ScanContext.quiet(SecretDigest.salted("test")))
                        .findings()
                        .stream()
                        .filter(finding -> finding.rule().equals(rule))
                        .map(Finding::target)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ObjectNode plan(String text) throws HclSyntaxException {
        ObjectNode plan = JSON.objectNode().put("terraform_version", "1.9.0");
        ArrayNode resources =
                plan.putObject("planned_values").putObject("root_module").putArray("resources");
        ArrayNode changes = plan.putArray("resource_changes");
        ObjectNode configuration = plan.putObject("configuration");
        ObjectNode providers = configuration.putObject("provider_config");
        ArrayNode expressions = configuration.putObject("root_module").putArray("resources");
        YamlNode root = HclReader.read(
                new SourceText("main.tf", text),
                TerraformModule.of(List.of(new SourceText("main.tf", text))).variables());
        Resource.declaredIn(root).forEach(resource -> {
            if (resource.is(Resource.PROVIDER)) {
                ObjectNode constants = providers
                        .putObject(resource.name())
                        .put("name", resource.name())
                        .putObject("expressions");
                resource.body()
                        .entries()
                        .forEach(entry -> constants.putObject(entry.key()).put("constant_value", entry.text()));
                return;
            }
            ObjectNode unknown = changes.addObject()
                    .put("address", resource.address())
                    .putObject("change")
                    .putObject("after_unknown");
            ObjectNode references = expressions
                    .addObject()
                    .put("address", resource.type() + "." + resource.name())
                    .putObject("expressions");
            resources
                    .addObject()
                    .put("address", resource.address())
                    .put("mode", resource.address().startsWith("data.") ? "data" : "managed")
                    .put("type", resource.type())
                    .put("name", resource.name())
                    .set("values", values(resource.body(), unknown, references));
        });
        return plan;
    }

    private static ObjectNode values(YamlNode body, ObjectNode unknown, ObjectNode references) {
        ObjectNode values = JSON.objectNode();
        body.entries().forEach(entry -> {
            String key = entry.key();
            if (Resource.isUnknown(entry)) {
                unknown.put(key, true);
                references.putObject(key).putArray("references").add(entry.text());
            } else if (TEXTS.contains(key) && !entry.isScalar()) {
                values.put(key, value(entry).toString());
            } else if (entry.isMapping() && !MAPS.contains(key)) {
                ArrayNode blocks = values.withArray("/" + key);
                ArrayNode unknowns = unknown.withArray("/" + key);
                blocks.add(values(entry, unknowns.addObject(), JSON.objectNode()));
            } else {
                values.set(key, value(entry));
            }
        });
        return values;
    }

    private static JsonNode value(YamlNode node) {
        if (node.isMapping()) {
            ObjectNode object = JSON.objectNode();
            node.entries().forEach(entry -> object.set(entry.key(), value(entry)));
            return object;
        }
        if (!node.isScalar()) {
            ArrayNode list = JSON.arrayNode();
            node.items().forEach(item -> list.add(value(item)));
            return list;
        }
        if (node.isNull()) {
            return JSON.nullNode();
        }
        String text = node.text();
        if (text.equals("true") || text.equals("false")) {
            return JSON.booleanNode(text.equals("true"));
        }
        return node.number() >= 0 ? JSON.numberNode(node.number()) : JSON.textNode(text);
    }
}
