package io.jenkins.plugins.securitygate.scanner.configuration.workflow;

import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.stream.Stream;

/** One workflow. */
record Workflow(YamlNode root) {
    Stream<YamlNode> jobs() {
        return root.get("jobs").entries().filter(YamlNode::isMapping);
    }

    Stream<YamlNode> steps() {
        return jobs().flatMap(Workflow::steps);
    }

    static Stream<YamlNode> steps(YamlNode job) {
        return job.get("steps").items().stream();
    }

    /** The images that jobs, their services and steps run in. */
    Stream<YamlNode> images() {
        Stream<YamlNode> containers = jobs().map(job -> job.get("container"))
                .map(container -> container.isMapping() ? container.get("image") : container);
        Stream<YamlNode> services =
                jobs().flatMap(job -> job.get("services").entries()).map(service -> service.get("image"));
        Stream<YamlNode> steps =
                steps().map(step -> step.get("uses")).filter(uses -> uses.text().startsWith("docker://"));
        return Stream.of(containers, services, steps)
                .flatMap(images -> images)
                .filter(image -> !image.text().isEmpty() && !image.text().contains("${{"));
    }

    /** Whether one of the events starts it. */
    boolean startsOn(String... events) {
        YamlNode on = root.get("on");
        return Stream.concat(
                        Stream.concat(Stream.of(on), on.items().stream()).map(YamlNode::text),
                        on.entries().map(YamlNode::key))
                .anyMatch(List.of(events)::contains);
    }

    /** Whether it runs with the rights of the repository when a stranger sends a change. */
    boolean isPrivilegedForStrangers() {
        return startsOn("pull_request_target", "workflow_run");
    }
}
