package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.evidence.EvidenceException;
import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.policy.NoPolicyException;
import io.jenkins.plugins.securitygate.policy.Policy;
import io.jenkins.plugins.securitygate.policy.PolicyEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which past decisions a changed policy would have changed. */
@Command(
        name = "what-if",
        description = "Decide about stored evidence of past builds by two policies, and show where they differ.",
        footer = {
            "",
            "Each build is decided as of the time when its evidence was collected.",
            "Exit code 0 whatever they say, 2 when something cannot be read."
        })
final class PolicyWhatIfCommand implements Callable<Integer> {
    private static final String ROW = "%-30s  %-6s  %-6s  %s%n";

    @Spec
    private CommandSpec spec;

    @Mixin
    private RegoOptions rego;

    @Option(names = "--candidate", paramLabel = "POLICY", required = true, description = "The policy to try.")
    private List<String> candidates;

    @Option(names = "--current", paramLabel = "POLICY", required = true, description = "The policy as it is now.")
    private List<String> current;

    @Parameters(
            paramLabel = "EVIDENCE",
            arity = "1..*",
            description = "Files evidence.json, or folders in which to look for them.")
    private List<Path> places;

    @Override
    public Integer call() throws Exception {
        PolicyEngine before = engine(current);
        PolicyEngine after = engine(candidates);
        PrintWriter out = spec.commandLine().getOut();
        List<Path> files = files();
        int changed = 0;
        out.printf(ROW, "BUILD", "NOW", "THEN", "WHY");
        for (Path file : files) {
            Change change = change(before, after, file);
            if (change.isVisible()) {
                changed++;
                out.printf(ROW, change.build(), change.before(), change.after(), change.why());
            }
        }
        out.printf("%d of %d decisions change%n", changed, files.size());
        return ExitCode.OK;
    }

    private PolicyEngine engine(List<String> names) throws CommandException {
        List<Policy> policies = names.stream().map(PolicyArgument::read).toList();
        return PolicyEngine.of(policies, rego.engines());
    }

    private List<Path> files() throws IOException, CommandException {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw new CommandException(place + ": no such file or folder");
            }
            try (Stream<Path> all = Files.walk(place)) {
                all.filter(Files::isRegularFile)
                        .filter(file -> file.equals(place)
                                || file.getFileName().toString().matches("evidence\\.json(\\.gz)?"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        if (files.isEmpty()) {
            throw new CommandException("there is no evidence.json in " + places);
        }
        return files;
    }

    private static Change change(PolicyEngine before, PolicyEngine after, Path file) throws EvidenceException {
        Evidence evidence = EvidenceFile.read(file);
        return new Change(evidence.subject(), decide(before, evidence), decide(after, evidence));
    }

    private static Optional<Decision> decide(PolicyEngine engine, Evidence evidence) {
        try {
            return Optional.of(engine.decide(evidence, evidence.collected()));
        } catch (NoPolicyException e) {
            return Optional.empty();
        }
    }

    /** What becomes of one build. */
    private record Change(Subject subject, Optional<Decision> first, Optional<Decision> second) {
        boolean isVisible() {
            return !before().equals(after());
        }

        String build() {
            return subject.name() + (subject.revision().isEmpty() ? "" : " " + subject.revision());
        }

        String before() {
            return word(first);
        }

        String after() {
            return word(second);
        }

        /** The rules that decide it: those that break then, or those that no longer do. */
        String why() {
            boolean milder = second.map(Decision::verdict).map(Enum::ordinal).orElse(-1)
                    < first.map(Decision::verdict).map(Enum::ordinal).orElse(-1);
            String rules = broken(milder ? first : second);
            return milder ? "no longer: " + rules : rules;
        }

        private static String word(Optional<Decision> decision) {
            return decision.map(made -> made.verdict().id()).orElse("none");
        }

        private static String broken(Optional<Decision> decision) {
            return decision.stream()
                    .flatMap(made -> made.rules().stream())
                    .filter(RuleResult::broken)
                    .map(RuleResult::rule)
                    .collect(Collectors.joining(", "));
        }
    }
}
