package io.jenkins.plugins.securitygate.scanner.configuration.terraform;

import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a plan says of a resource besides its values. Values that are known only after the plan is applied are absent
 * among them, so that only this tells them from arguments that are not set.
 *
 * @param unknown {@code after_unknown} of the resource's change: {@code true} in the place of every unknown value
 * @param expressions of the resource's configuration, with the references that they hold
 * @see <a href="https://developer.hashicorp.com/terraform/internals/json-format">JSON output format</a>
 */
record Planned(YamlNode unknown, YamlNode expressions) {
    /** Whether the value at a path, or all of a block on the way to it, is known only later. */
    boolean isUnknown(String... path) {
        List<YamlNode> nodes = List.of(unknown);
        for (String step : path) {
            nodes = nodes.stream()
                    .flatMap(node -> Stream.concat(Stream.of(node), node.items().stream()))
                    .map(node -> node.get(step))
                    .toList();
            if (nodes.stream().anyMatch(YamlNode::isTrue)) {
                return true;
            }
        }
        return false;
    }

    /** What the argument refers to, as {@code aws_s3_bucket.logs.id}. */
    Stream<String> references(String argument) {
        return expressions.get(argument, "references").items().stream().map(YamlNode::text);
    }
}
