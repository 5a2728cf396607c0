package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.configuration.DocumentKind;
import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlDocument;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plans as {@code terraform show -json} writes them, and configuration in Terraform's JSON syntax. */
public final class TerraformJsonKind implements DocumentKind {
    private static final Pattern PLAN = Pattern.compile("\"(?:planned_values|terraform_version)\"\\s*:");
    private static final Pattern CONFIGURATION = Pattern.compile("\"resource\"\\s*:");
    private static final int MAX_MODULES = 100;

    @Override
    public boolean mayBe(SourceFile file) {
        return file.name().endsWith(".json");
    }

    @Override
    public boolean recognises(String text) {
        return PLAN.matcher(text).find() || CONFIGURATION.matcher(text).find();
    }

    /** The rules are those about HCL. */
    @Override
    public Stream<Rule<?>> rules() {
        return Stream.empty();
    }

    @Override
    public void inspect(SourceText source, Inspection inspection) {
        boolean configuration = source.path().endsWith(".tf.json");
        if (!configuration && !PLAN.matcher(source.text()).find()) {
            return;
        }
        inspection.parsed(new YamlDocument(source.path(), 1, source.text())).ifPresent(root -> {
            List<Resource> resources = configuration
                    ? Resource.declaredIn(root).toList()
                    : Stream.concat(providers(root), planned(root.get("planned_values", "root_module"), 0))
                            .toList();
            TerraformModule module = new TerraformModule(Map.of(), resources);
            resources.forEach(resource -> TerraformRules.apply(resource, module, inspection));
        });
    }

    private static Stream<Resource> planned(YamlNode module, int depth) {
        if (depth > MAX_MODULES) {
            return Stream.empty();
        }
        Stream<Resource> own = module.get("resources").items().stream()
                .filter(resource -> !resource.get("mode").text().equals("data"))
                .map(resource -> new Resource(
                        resource.get("type").text(),
                        resource.get("name").text(),
                        resource.get("address").text(),
                        resource.get("values")));
        return Stream.concat(
                own, module.get("child_modules").items().stream().flatMap(child -> planned(child, depth + 1)));
    }

    /** Providers, whose constant arguments stand one level deeper than in configuration. */
    private static Stream<Resource> providers(YamlNode root) {
        return root.get("configuration", "provider_config")
                .entries()
                .map(entry -> new Resource(
                        Resource.PROVIDER,
                        entry.get("name").text(),
                        Resource.PROVIDER + "." + entry.key(),
                        entry.get("expressions")));
    }
}
