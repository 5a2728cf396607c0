package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.export.TextSummary;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.policy.Policy;
import io.jenkins.plugins.securitygate.policy.PolicyEngine;
import io.jenkins.plugins.securitygate.policy.PolicyException;
import io.jenkins.plugins.securitygate.policy.PolicyReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything about policy files. */
@Command(
        name = "policy",
        description = "Check, explain, test and try out policy files.",
        subcommands = {
            PolicyCommand.Check.class,
            PolicyCommand.Explain.class,
            PolicyListCommand.class,
            PolicyListCommand.Show.class,
            PolicyTestCommand.class,
            PolicyWhatIfCommand.class
        })
final class PolicyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Loads policies and says what is wrong with them. */
    @Command(
            name = "check",
            description = "Check policy files: YAML, schema, and the types of every condition.",
            footer = {"", "Exit code 0 when all are sound, 2 when one is not."})
    static final class Check implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Policy files.")
        private List<Path> files;

        @Override
        public Integer call() {
            int exit = ExitCode.OK;
            for (Path file : files) {
                try {
                    Policy policy = PolicyReader.read(file);
                    spec.commandLine()
                            .getOut()
                            .printf(
                                    "%s: sound, %d rules, %d requirements, %d waivers%n",
                                    file,
                                    policy.rules().size(),
                                    policy.required().size(),
                                    policy.waivers().size());
                } catch (PolicyException e) {
                    spec.commandLine().getErr().println(e.getMessage());
                    exit = ExitCode.NO_DECISION;
                }
            }
            return exit;
        }
    }

    /** Evaluates a policy on stored evidence and says of every rule why it holds or not. */
    @Command(
            name = "explain",
            description = "Say of every rule of a policy why it holds or not on stored evidence.",
            footer = {"", "Exit code as of the command scan."})
    static final class Explain implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private RegoOptions rego;

        @Parameters(paramLabel = "POLICY", description = "Policy file, or a ready policy such as ready/baseline.")
        private String file;

        @Option(names = "--evidence", paramLabel = "FILE", required = true, description = "An evidence.json.")
        private Path evidenceFile;

        @Override
        public Integer call() throws Exception {
            Policy policy = PolicyArgument.read(file);
            Evidence evidence = EvidenceFile.read(evidenceFile);
            Decision decision = PolicyEngine.of(List.of(policy), rego.engines()).decide(evidence, Instant.now());
            TextSummary.explanation(decision).forEach(spec.commandLine().getOut()::println);
            return ExitCode.of(decision.verdict());
        }
    }
}
