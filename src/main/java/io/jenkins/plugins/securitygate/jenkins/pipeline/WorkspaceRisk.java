package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.securitygate.risk.ChangeSize;
import io.jenkins.plugins.securitygate.risk.RiskInput;
import io.jenkins.plugins.securitygate.risk.RiskModel;
import io.jenkins.plugins.securitygate.risk.log.LogMiner;
import io.jenkins.plugins.securitygate.risk.log.LogObservation;
import io.jenkins.plugins.securitygate.risk.metric.MetricException;
import io.jenkins.plugins.securitygate.risk.metric.MetricFile;
import io.jenkins.plugins.securitygate.risk.metric.MetricRule;
import io.jenkins.plugins.securitygate.risk.metric.MetricRules;
import io.jenkins.plugins.securitygate.risk.metric.Metrics;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/** Reads logs and metrics where the workspace is. What goes back is a summary of bounded size. */
final class WorkspaceRisk extends MasterToSlaveFileCallable<byte[]> {
    private static final long serialVersionUID = 1L;

    private final RiskRequest request;
    private final byte[] model;

    /** @param model that the logs are compared with, as {@link RiskModel#write} writes it */
    WorkspaceRisk(RiskRequest request, byte[] model) {
        this.request = request;
        this.model = model;
    }

    @Override
    public byte[] invoke(File workspace, VirtualChannel channel) throws IOException {
        Path root = workspace.toPath();
        RiskModel known = RiskModel.read("model", new ByteArrayInputStream(model));
        LogMiner miner = new LogMiner(known.logs());
        List<String> problems = new ArrayList<>();
        for (SourceFile file : matching(root, request.logs(), problems)) {
            try (InputStream in = Files.newInputStream(file.file())) {
                miner.read(file.path(), in);
            }
        }
        Metrics metrics = metrics(root, problems);
        List<MetricRule> rules = rules(root, problems);
        LogObservation logs = miner.observe().because(problems);
        return new RiskInput(known.logs().builds(), logs, metrics, rules, changedLines(root)).toBytes();
    }

    private static List<SourceFile> matching(Path root, String patterns, List<String> problems) throws IOException {
        if (patterns.isEmpty()) {
            return List.of();
        }
        WorkspacePattern pattern = new WorkspacePattern(patterns);
        List<SourceFile> files = Files.isDirectory(root)
                ? new SourceTree(root, List.of())
                        .files().stream()
                                .filter(file -> pattern.matches(file.path()))
                                .toList()
                : List.of();
        if (files.isEmpty()) {
            problems.add("no file in the workspace matches '" + patterns + "'");
        }
        return files;
    }

    private Metrics metrics(Path root, List<String> problems) throws IOException {
        Metrics metrics = Metrics.NONE;
        for (SourceFile file : matching(root, request.metrics(), problems)) {
            try {
                String content = new String(WorkspaceBytes.read(root, file.path()), StandardCharsets.UTF_8);
                metrics = metrics.plus(MetricFile.read(file.path(), content));
            } catch (MetricException e) {
                problems.add(e.getMessage());
            }
        }
        return metrics;
    }

    private List<MetricRule> rules(Path root, List<String> problems) throws IOException {
        if (request.metricRules().isEmpty()) {
            return List.of();
        }
        try {
            String yaml = new String(WorkspaceBytes.read(root, request.metricRules()), StandardCharsets.UTF_8);
            return MetricRules.read(request.metricRules(), yaml);
        } catch (MetricException e) {
            problems.add(e.getMessage());
            return List.of();
        }
    }

    private long changedLines(Path root) throws IOException {
        return request.changes().isEmpty()
                ? 0
                : ChangeSize.ofNumstat(
                        new String(WorkspaceBytes.read(root, request.changes()), StandardCharsets.UTF_8));
    }
}
