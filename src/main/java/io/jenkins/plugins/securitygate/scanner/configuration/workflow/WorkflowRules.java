package io.jenkins.plugins.securitygate.scanner.configuration.workflow;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.SecretWords;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.stream.Stream;

/** Rules about the rights and the surroundings of a workflow. */
final class WorkflowRules {
    static final String HARDENING = "https://docs.github.com/en/actions/reference/security/secure-use";

    private static final Pattern EVERY_SECRET = Pattern.compile("(?i)\\btojson\\(\\s*secrets\\s*\\)");

    static final List<Rule<Workflow>> ALL = List.of(
            Rule.of(
                            "github-permissions-write-all",
                            Severity.HIGH,
                            "The workflow may change everything in the repository")
                    .cwe(250)
                    .url(HARDENING)
                    .fix("List the permissions that are needed, for example contents: read.")
                    .when(workflow -> permissions(workflow)
                            .filter(permissions -> permissions.text().equals("write-all"))
                            .map(NodeHits::of)),
            Rule.of(
                            "github-permissions-missing",
                            Severity.LOW,
                            "The workflow gets whatever rights the repository gives")
                    .cwe(250)
                    .url(HARDENING)
                    .fix("Add permissions: {contents: read} at the top, and more to the jobs that need it.")
                    .when(WorkflowRules::withoutPermissions),
            Rule.of(
                            "github-self-hosted-pull-request",
                            Severity.HIGH,
                            "Changes of strangers run on a machine of one's own")
                    .cwe(829)
                    .url(HARDENING)
                    .fix("Run pull requests on machines of GitHub, or on ones that are thrown away after each job.")
                    .when(WorkflowRules::ownMachines),
            Rule.of(
                            "github-pull-request-target",
                            Severity.LOW,
                            "Changes of strangers start the workflow with the repository's rights")
                    .cwe(829)
                    .url("https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/")
                    .fix("Use the event pull_request unless the workflow labels or comments only.")
                    .when(workflow -> workflow.startsOn("pull_request_target")
                            ? Stream.of(NodeHits.of(workflow.root().get("on")))
                            : Stream.empty()),
            Rule.of("github-secrets-inherit", Severity.MEDIUM, "A workflow of somebody else gets every secret")
                    .cwe(522)
                    .url(HARDENING)
                    .fix("List the secrets that the called workflow needs.")
                    .when(workflow -> workflow.jobs()
                            .filter(job -> !job.get("uses").text().startsWith("./"))
                            .map(job -> job.get("secrets"))
                            .filter(secrets -> secrets.text().equals("inherit"))
                            .map(NodeHits::of)),
            Rule.of("github-secrets-together", Severity.MEDIUM, "A step gets every secret at once")
                    .cwe(522)
                    .url(HARDENING)
                    .fix("Name the secrets that the step needs.")
                    .when(WorkflowRules::everySecret),
            Rule.of("github-secret-in-source", Severity.HIGH, "The workflow holds the value of a secret")
                    .cwe(798)
                    .url(HARDENING)
                    .fix("Change the secret, and keep it among the secrets of the repository: ${{ secrets.NAME }}.")
                    .when(WorkflowRules::secrets));

    private WorkflowRules() {}

    private static Stream<YamlNode> permissions(Workflow workflow) {
        return Stream.concat(Stream.of(workflow.root()), workflow.jobs())
                .map(owner -> owner.get("permissions"))
                .filter(YamlNode::isPresent);
    }

    private static Stream<Hit> withoutPermissions(Workflow workflow) {
        if (workflow.root().get("permissions").isPresent()) {
            return Stream.empty();
        }
        return workflow.jobs()
                .filter(job -> !job.get("permissions").isPresent())
                .map(job -> NodeHits.of(job, job.key()));
    }

    private static Stream<Hit> ownMachines(Workflow workflow) {
        if (!workflow.startsOn("pull_request", "pull_request_target")) {
            return Stream.empty();
        }
        return workflow.jobs()
                .map(job -> job.get("runs-on"))
                .filter(machine -> Stream.concat(
                                Stream.of(machine, machine.get("labels")),
                                Stream.concat(machine.items().stream(), machine.get("labels").items().stream()))
                        .anyMatch(label -> label.text().equals("self-hosted")))
                .map(NodeHits::of);
    }

    private static Stream<Hit> everySecret(Workflow workflow) {
        return Stream.of(Stream.of(workflow.root()), workflow.jobs(), workflow.steps())
                .flatMap(owners -> owners)
                .flatMap(owner -> Stream.concat(
                        Stream.of(owner.get("run")),
                        Stream.concat(
                                owner.get("env").entries(), owner.get("with").entries())))
                .filter(value -> EVERY_SECRET.matcher(value.text()).find())
                .map(NodeHits::of);
    }

    private static Stream<Hit> secrets(Workflow workflow) {
        return Stream.of(Stream.of(workflow.root()), workflow.jobs(), workflow.steps())
                .flatMap(owners -> owners)
                .flatMap(owner -> Stream.concat(
                        owner.get("env").entries(), owner.get("with").entries()))
                .filter(entry -> SecretWords.isSecret(entry.key()) && SecretWords.isLiteral(entry.text()))
                .map(NodeHits::masked);
    }
}
