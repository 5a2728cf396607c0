package io.jenkins.plugins.securitygate.scanner.configuration.workflow;

import static io.jenkins.plugins.securitygate.scanner.configuration.workflow.WorkflowRules.HARDENING;

import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.scanner.configuration.Hit;
import io.jenkins.plugins.securitygate.scanner.configuration.NodeHits;
import io.jenkins.plugins.securitygate.scanner.configuration.Rule;
import io.jenkins.plugins.securitygate.scanner.configuration.ShellText;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules about the steps of a workflow. */
final class StepRules {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern DIGEST = Pattern.compile("@sha256:[0-9a-f]{64}$");
    private static final Pattern HEAD = Pattern.compile(
            "github\\.(?:event\\.pull_request\\.head\\.|head_ref|event\\.workflow_run\\.head_)|refs/pull/\\$\\{\\{");

    // What a stranger can write: https://securitylab.github.com/resources/github-actions-untrusted-input/
    private static final Pattern UNTRUSTED = Pattern.compile("\\$\\{\\{[^}]*github\\.(?:head_ref"
            + "|event\\.(?:issue|pull_request|discussion)\\.(?:title|body)"
            + "|event\\.(?:comment|review|review_comment)\\.body"
            + "|event\\.pull_request\\.head\\.(?:ref|label|repo\\.default_branch)"
            + "|event\\.(?:head_commit|commits\\[?[^}]*\\]?)\\.(?:message|author\\.(?:email|name))"
            + "|event\\.pages[^}]*\\.page_name"
            + "|event\\.workflow_run\\.(?:head_branch|head_commit\\.message))[^}]*\\}\\}");

    static final List<Rule<Workflow>> ALL = List.of(
            Rule.of("github-action-unpinned", Severity.MEDIUM, "An action of somebody else can change at any time")
                    .cwe(829)
                    .url(HARDENING)
                    .fix("Name the commit: uses: owner/action@<40 digits> # v1.2.3")
                    .when(StepRules::unpinned),
            Rule.of(
                            "github-untrusted-checkout",
                            Severity.CRITICAL,
                            "A stranger's change is checked out where the repository's secrets are")
                    .cwe(829)
                    .url("https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/")
                    .fix("Use the event pull_request, or do not check out the head of the pull request.")
                    .when(workflow -> workflow.isPrivilegedForStrangers()
                            ? checkouts(workflow).map(NodeHits::of)
                            : Stream.empty()),
            Rule.of("github-script-injection", Severity.HIGH, "A text that strangers write becomes part of a script")
                    .cwe(94)
                    .url("https://securitylab.github.com/resources/github-actions-untrusted-input/")
                    .fix("Put the expression into env of the step, and use the variable, quoted, in the script.")
                    .when(StepRules::injections),
            Rule.of("github-pipe-to-shell", Severity.MEDIUM, "A download is executed without verification")
                    .cwe(494)
                    .url(HARDENING)
                    .fix("Download the script, verify its checksum or signature, then run it.")
                    .when(scripts(ShellText.PIPE_TO_SHELL)),
            Rule.of(
                            "github-tls-verification-off",
                            Severity.MEDIUM,
                            "A download does not check the server's certificate")
                    .cwe(295)
                    .fix("Remove the option and add the certificate of the authority to the machine.")
                    .when(scripts(ShellText.TLS_OFF)),
            Rule.of("github-unsecure-commands", Severity.HIGH, "What a program prints may change the job's variables")
                    .cwe(77)
                    .url(
                            "https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/")
                    .fix("Remove ACTIONS_ALLOW_UNSECURE_COMMANDS and write to the file $GITHUB_ENV.")
                    .when(workflow -> Stream.of(Stream.of(workflow.root()), workflow.jobs(), workflow.steps())
                            .flatMap(owners -> owners)
                            .map(owner -> owner.get("env", "ACTIONS_ALLOW_UNSECURE_COMMANDS"))
                            .filter(YamlNode::isTrue)
                            .map(NodeHits::of)));

    private StepRules() {}

    private static Stream<Hit> unpinned(Workflow workflow) {
        return Stream.concat(workflow.jobs(), workflow.steps())
                .map(step -> step.get("uses"))
                .filter(uses -> isUnpinned(uses.text()))
                .map(uses -> NodeHits.of(uses, uses.text()));
    }

    /** Actions of GitHub itself are trusted as the platform is. */
    private static boolean isUnpinned(String uses) {
        if (uses.isEmpty() || uses.startsWith("./") || uses.startsWith("actions/") || uses.startsWith("github/")) {
            return false;
        }
        return uses.startsWith("docker://")
                ? !DIGEST.matcher(uses).find()
                : !COMMIT.matches(uses.substring(uses.indexOf('@') + 1));
    }

    private static Stream<YamlNode> checkouts(Workflow workflow) {
        return workflow.steps()
                .filter(step -> step.get("uses").text().startsWith("actions/checkout@"))
                .map(step -> step.get("with", "ref"))
                .filter(ref -> HEAD.matcher(ref.text()).find());
    }

    private static Stream<Hit> injections(Workflow workflow) {
        return workflow.steps()
                .flatMap(step -> Stream.of(
                        step.get("run"),
                        step.get("uses").text().startsWith("actions/github-script@")
                                ? step.get("with", "script")
                                : step.get("run", "none")))
                .filter(script -> UNTRUSTED.matcher(script.text()).find())
                .map(script -> new Hit(script.location(), firstLine(script.text(), UNTRUSTED), ""));
    }

    private static Function<Workflow, Stream<Hit>> scripts(Pattern pattern) {
        return workflow -> workflow.steps()
                .map(step -> step.get("run"))
                .filter(script ->
                        ShellText.lines(script.text(), pattern).findAny().isPresent())
                .map(script -> new Hit(script.location(), firstLine(script.text(), pattern), ""));
    }

    private static String firstLine(String script, Pattern pattern) {
        return script.lines()
                .filter(line -> pattern.matcher(line).find())
                .findFirst()
                .orElse("")
                .strip();
    }
}
