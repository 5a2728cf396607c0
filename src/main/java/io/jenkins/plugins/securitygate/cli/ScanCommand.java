package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.evidence.Baseline;
import io.jenkins.plugins.securitygate.evidence.ComponentMerge;
import io.jenkins.plugins.securitygate.evidence.EvidenceException;
import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.export.ReportFolder;
import io.jenkins.plugins.securitygate.export.TextSummary;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.policy.Policy;
import io.jenkins.plugins.securitygate.policy.PolicyEngine;
import io.jenkins.plugins.securitygate.policy.PolicyReader;
import io.jenkins.plugins.securitygate.policy.ReadyPolicies;
import io.jenkins.plugins.securitygate.scanner.container.ContainerScanner;
import io.jenkins.plugins.securitygate.scanner.dependency.DependencyScanner;
import io.jenkins.plugins.securitygate.scanner.dependency.VulnerabilityLookup;
import io.jenkins.plugins.securitygate.vex.Vex;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scans, decides and reports. */
@Command(
        name = "scan",
        description = "Scan a folder, read reports, decide by policy and write the results.",
        footer = {
            "",
            "Exit code 0 when the decision is pass or warn, 1 fail, 3 review, 2 when no decision could be made."
        })
final class ScanCommand implements Callable<Integer> {
    private static final String REPOSITORY_POLICY = ".security-gate.yaml";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", defaultValue = ".", description = "Folder to scan (default: this one).")
    private Path folder;

    @Option(
            names = "--scanner",
            paramLabel = "ID",
            description = "Scanner or tool to run; repeat for more. When not given, all embedded scanners that have"
                    + " what they need; none with 'none'.")
    private List<String> scannerIds = List.of();

    @Option(
            names = "--osv",
            paramLabel = "FOLDER",
            description = "Vulnerability data in the OSV schema, zip or JSON files, for the scanners 'dependency'"
                    + " and 'container'"
                    + " (default: the environment variable " + VulnerabilityLookup.VARIABLE + ").")
    private Path osv;

    @Mixin
    private SecretOptions secrets;

    @Mixin
    private TreeOptions tree;

    @Option(
            names = "--no-layer-secrets",
            description = "Do not look for secrets in the files of image layers, which takes a third of the time of the"
                    + " scanner 'container'.")
    private boolean noLayerSecrets;

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "Image archive to scan, of docker save or in the OCI layout, or an image reference for the"
                    + " tools that take one; repeat for more.")
    private List<String> images = List.of();

    @Option(names = "--url", paramLabel = "URL", description = "Address of a running application, for the tools.")
    private List<String> urls = List.of();

    @Option(names = "--file", paramLabel = "FILE", description = "File to scan, for the tools that take one.")
    private List<Path> files = List.of();

    @Option(names = "--tools", paramLabel = "FILE", description = "Catalogue of further or changed tools.")
    private Path catalogue;

    @Option(
            names = "--report",
            paramLabel = "GLOB[=FORMAT]",
            description = "Report files of other tools, in DIR or in the working directory; repeat for more.")
    private List<String> reports = List.of();

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description =
                    "Policy file, or a ready policy such as ready/baseline; repeat for more. The baseline when not"
                            + " given.")
    private List<String> policies = List.of();

    @Mixin
    private RegoOptions rego;

    @Mixin
    private VexOptions vex;

    @Option(names = "--stage", paramLabel = "S", description = "Delivery stage, for policies limited to some.")
    private String stage = "";

    @Option(names = "--region", paramLabel = "R", description = "Region of the deployment.")
    private String region = "";

    @Option(names = "--branch", paramLabel = "B", description = "Branch of the source.")
    private String branch = "";

    @Option(names = "--label", paramLabel = "L", description = "Label of the project; repeat for more.")
    private List<String> labels = List.of();

    @Option(names = "--baseline", paramLabel = "FILE", description = "An evidence.json to compare the findings with.")
    private Path baseline;

    @Option(
            names = "--risk",
            paramLabel = "FILE",
            description = "An assessment that 'risk --out' wrote; repeat for more stages.")
    private List<Path> risks = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "security-gate-report",
            description = "Folder for the results (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--report-only", description = "Exit with 0 whatever the decision.")
    private boolean reportOnly;

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(folder)) {
            throw new CommandException(folder + ": no such folder");
        }
        List<Policy> deciding = loadPolicies();
        Vex judging = vex.read();
        Evidence evidence = compared(judging.apply(collect().withRisks(assessed())));
        Decision decision = PolicyEngine.of(deciding, rego.engines()).decide(evidence, evidence.collected());
        ReportFolder.write(out, evidence, decision);
        PrintWriter console = spec.commandLine().getOut();
        TextSummary.of(evidence, decision).forEach(console::println);
        if (scannerIds.isEmpty() && !dependencies().hasDatabase()) {
            console.println("Not run: dependency, as it needs vulnerability data: --osv FOLDER or "
                    + VulnerabilityLookup.VARIABLE);
        }
        console.println("Report: " + out.resolve("report.html"));
        return reportOnly ? ExitCode.OK : ExitCode.of(decision.verdict());
    }

    private List<Policy> loadPolicies() {
        List<Policy> loaded = new ArrayList<>();
        policies.forEach(name -> loaded.add(PolicyArgument.read(name)));
        if (loaded.isEmpty()) {
            loaded.add(ReadyPolicies.baseline());
        }
        // As in a pipeline: the repository's own policy comes on top and never instead.
        Path own = folder.resolve(REPOSITORY_POLICY);
        if (Files.isRegularFile(own)) {
            loaded.add(PolicyReader.read(own));
        }
        return loaded;
    }

    private Evidence collect() throws IOException, CommandException, InterruptedException {
        ChosenScanners chosen =
                ChosenScanners.of(scannerIds, Catalogues.read(catalogue), dependencies(), secrets.scanner(scannerIds));
        ToolTargets targets = new ToolTargets(folder, images, urls, files);
        targets.check(chosen);
        ToolScans tools = new ToolScans(folder, spec.commandLine().getErr()::println);
        Progress progress = new Progress(spec.commandLine().getErr());
        Collection collection = new Collection(folder, progress);
        try {
            // Reports first: what cannot be read is known before the long work begins.
            List<ScanResult> imported = collection.reports(reports);
            List<ScanResult> results = new ArrayList<>(collection.scans(chosen.embedded(), tree.tree(folder)));
            results.addAll(collection.images(targets.archives(), new ContainerScanner(lookup(), !noLayerSecrets)));
            results.addAll(tools.run(chosen.tools(), targets));
            results.addAll(imported);
            return ComponentMerge.merged(Evidence.of(subject(), Instant.now(), results));
        } finally {
            progress.clear();
        }
    }

    private DependencyScanner dependencies() {
        return new DependencyScanner(lookup());
    }

    private VulnerabilityLookup lookup() {
        return osv == null ? VulnerabilityLookup.ofEnvironment() : new VulnerabilityLookup(osv.toString());
    }

    private List<Risk> assessed() throws EvidenceException {
        List<Risk> assessed = new ArrayList<>();
        for (Path file : risks) {
            assessed.addAll(EvidenceFile.read(file).risks());
        }
        return assessed;
    }

    private Subject subject() throws IOException {
        Path name = folder.toRealPath().getFileName();
        return new Subject(name == null ? "/" : name.toString(), "", stage, region).in(branch, labels);
    }

    private Evidence compared(Evidence evidence) throws Exception {
        return baseline == null ? evidence : Baseline.compare(evidence, EvidenceFile.read(baseline));
    }
}
