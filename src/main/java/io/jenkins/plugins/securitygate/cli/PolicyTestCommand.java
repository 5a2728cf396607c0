package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.policy.Policy;
import io.jenkins.plugins.securitygate.policy.rego.RegoEngine;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the test cases that lie beside policies. */
@Command(
        name = "test",
        description = "Run the cases in *_test.yaml files: evidence in, expected decision out.",
        footer = {"", "Exit code 0 when every case is as expected, 1 when one is not, 2 when one cannot be run."})
final class PolicyTestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RegoOptions rego;

    @Parameters(paramLabel = "DIR", description = "Folder with policies and their cases, or one file of cases.")
    private Path place;

    @Override
    public Integer call() throws Exception {
        List<Path> files = Files.exists(place) ? PolicyCases.files(place) : List.of();
        if (files.isEmpty()) {
            throw new CommandException(place + ": no file here whose name ends in _test.yaml");
        }
        int passed = 0;
        int failed = 0;
        for (Path file : files) {
            PolicyCases cases = PolicyCases.read(file);
            int failures = run(cases);
            failed += failures;
            passed += cases.cases().size() - failures;
        }
        spec.commandLine().getOut().printf("%d passed, %d failed%n", passed, failed);
        return failed == 0 ? ExitCode.OK : ExitCode.FAIL;
    }

    private int run(PolicyCases cases) throws CommandException {
        PrintWriter out = spec.commandLine().getOut();
        RegoEngine engines = rego.engines();
        Set<String> fired = new TreeSet<>();
        int failures = 0;
        out.println(cases.file());
        for (PolicyCase policyCase : cases.cases()) {
            PolicyCase.Outcome outcome = policyCase.run(cases.policy(), engines);
            fired.addAll(outcome.fired());
            failures += outcome.differences().isEmpty() ? 0 : 1;
            out.println("  " + (outcome.differences().isEmpty() ? "ok    " : "FAILED") + "  " + policyCase.name());
            outcome.differences().forEach(difference -> out.println("          " + difference));
        }
        out.println("  " + coverage(cases.policy(), fired));
        return failures;
    }

    private static String coverage(Policy policy, Set<String> fired) {
        List<String> all = new ArrayList<>(policy.required());
        all.addAll(policy.rules());
        List<String> never = all.stream().filter(id -> !fired.contains(id)).toList();
        String summary = (all.size() - never.size()) + " of " + all.size() + " rules broke in some case";
        return never.isEmpty() ? summary : summary + "; never: " + String.join(", ", never);
    }
}
