package io.jenkins.plugins.securitygate.scanner.configuration.cloudformation;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.configuration.DocumentKind;
import io.jenkins.plugins.securitygate.scanner.configuration.Inspection;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlDocument;
import java.util.List;
import java.util.stream.Stream;

/** CloudFormation and SAM templates, with the short and the long notation of functions. */
public final class CloudFormationKind implements DocumentKind {
    private static final Pattern RESOURCES = Pattern.compile("(?m)(?:^|[{,])\\s*[\"']?Resources[\"']?\\s*:");
    private static final Pattern TYPE = Pattern.compile("[\"']?Type[\"']?\\s*:\\s*[\"']?AWS::");

    private static final List<List<Rule<StackResource>>> FAMILIES = List.of(
            StackNetworkRules.ALL,
            StackDataRules.ALL,
            StackAccessRules.ALL,
            StackKeyRules.ALL,
            StackLogRules.ALL,
            StackServiceRules.ALL);

    @Override
    public boolean mayBe(SourceFile file) {
        return Stream.of(".yaml", ".yml", ".json", ".template").anyMatch(file.name()::endsWith);
    }

    @Override
    public boolean recognises(String text) {
        return text.contains("AWS::")
                && RESOURCES.matcher(text).find()
                && TYPE.matcher(text).find();
    }

    @Override
    public Stream<Rule<?>> rules() {
        return FAMILIES.stream().flatMap(List::stream);
    }

    @Override
    public void inspect(SourceText source, Inspection inspection) {
        inspection.parsed(new YamlDocument(source.path(), 1, source.text())).ifPresent(root -> {
            root.get("Resources")
                    .entries()
                    .filter(entry -> entry.get("Type").text().startsWith("AWS::"))
                    .map(entry -> new StackResource(entry, root))
                    .forEach(resource -> inspect(resource, inspection));
        });
    }

    private static void inspect(StackResource resource, Inspection inspection) {
        FAMILIES.forEach(family -> inspection.apply(family, resource, resource.target()));
        inspection.facts(StackFacts.of(resource));
    }
}
