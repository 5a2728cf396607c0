package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.configuration.DocumentKind;
import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plans as {@code terraform show -json} writes them, and configuration in Terraform's JSON syntax. */
public final class TerraformJsonKind implements DocumentKind {
    private static final Pattern PLAN = Pattern.compile("\"(?:planned_values|terraform_version)\"\\s*:");
    private static final Pattern CONFIGURATION = Pattern.compile("\"resource\"\\s*:");

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
            List<Resource> resources =
                    configuration ? Resource.declaredIn(root).toList() : new Plan(root, inspection).resources();
            TerraformModule module = new TerraformModule(Map.of(), resources);
            resources.forEach(resource -> TerraformRules.apply(resource, module, inspection));
        });
    }
}
