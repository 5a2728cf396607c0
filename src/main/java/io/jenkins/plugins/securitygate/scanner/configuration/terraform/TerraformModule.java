package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the files of one folder say together.
 *
 * @param variables defaults that are single values, by the names of variables
 * @param resources of all files
 */
record TerraformModule(Map<String, String> variables, List<Resource> resources) {
    static TerraformModule of(List<SourceText> texts) {
        Map<String, String> variables = new HashMap<>();
        roots(texts, Map.of()).forEach(root -> addDefaults(root, variables));
        List<Resource> resources =
                roots(texts, variables).flatMap(Resource::declaredIn).toList();
        return new TerraformModule(Map.copyOf(variables), resources);
    }

    private static Stream<YamlNode> roots(List<SourceText> texts, Map<String, String> variables) {
        return texts.stream().map(text -> root(text, variables)).flatMap(Optional::stream);
    }

    private static Optional<YamlNode> root(SourceText text, Map<String, String> variables) {
        try {
            return Optional.of(HclReader.read(text, variables));
        } catch (HclSyntaxException e) {
            // The inspection of that file tells its error.
            return Optional.empty();
        }
    }

    private static void addDefaults(YamlNode root, Map<String, String> variables) {
        Resource.blocks(root, "variable").flatMap(YamlNode::entries).forEach(variable -> {
            YamlNode value = variable.get("default");
            if (!value.isNull() && value.isScalar() && value.tag().isEmpty()) {
                variables.put(variable.key(), value.text());
            }
        });
    }

    /** Whether another resource of the type says something about this one, which it names by an argument. */
    boolean refers(String type, String argument, Resource subject) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .anyMatch(resource -> resource.refersTo(argument, subject));
    }

    /** Whether another resource of the type says something about this bucket, which it may also name by its name. */
    boolean complements(String type, Resource bucket) {
        YamlNode name = bucket.get("bucket");
        return refers(type, "bucket", bucket)
                || !name.isNull()
                        && resources.stream()
                                .filter(resource -> resource.type().equals(type))
                                .anyMatch(resource ->
                                        resource.get("bucket").text().equals(name.text()));
    }
}
