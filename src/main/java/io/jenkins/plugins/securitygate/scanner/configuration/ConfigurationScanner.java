package io.jenkins.plugins.securitygate.scanner.configuration;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.DeferredSink;
import io.jenkins.plugins.securitygate.scanner.FileProgress;
import io.jenkins.plugins.securitygate.scanner.Gap;
import io.jenkins.plugins.securitygate.scanner.OrderedWork;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.configuration.cloudformation.CloudFormationKind;
import io.jenkins.plugins.securitygate.scanner.configuration.compose.ComposeKind;
import io.jenkins.plugins.securitygate.scanner.configuration.docker.DockerfileKind;
import io.jenkins.plugins.securitygate.scanner.configuration.jenkinsfile.JenkinsfileKind;
import io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesKind;
import io.jenkins.plugins.securitygate.scanner.configuration.nginx.NginxKind;
import io.jenkins.plugins.securitygate.scanner.configuration.spring.SpringKind;
import io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformJsonKind;
import io.jenkins.plugins.securitygate.scanner.configuration.terraform.TerraformKind;
import io.jenkins.plugins.securitygate.scanner.configuration.workflow.WorkflowKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks for dangerous settings in the files that say how software is built and deployed. */
@AutoService(Scanner.class)
public final class ConfigurationScanner implements Scanner {
    /** Files larger than this are not parsed, in bytes. */
    static final int MAX_BYTES = 5 * 1024 * 1024;

    private static final int HEAD_BYTES = 64 * 1024;
    static final List<DocumentKind> KINDS = List.of(
            new DockerfileKind(),
            new KubernetesKind(),
            new ComposeKind(),
            new TerraformKind(),
            new TerraformJsonKind(),
            new WorkflowKind(),
            new JenkinsfileKind(),
            new CloudFormationKind(),
            new NginxKind(),
            new SpringKind());

    @Override
    public String id() {
        return "configuration";
    }

    @Override
    public String title() {
        return "Dangerous settings in files that build and deploy";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public void scan(SourceTree tree, ScanContext context, ScanSink sink) throws IOException {
        List<SourceFile> files = tree.files();
        FileProgress progress = new FileProgress("looking for dangerous settings", files.size(), context);
        // Files that are read together lie in one folder, so a folder is the work of one thread.
        Collection<List<SourceFile>> folders = files.stream()
                .collect(Collectors.groupingBy(SourceFile::folder, LinkedHashMap::new, Collectors.toList()))
                .values();
        HelmCharts charts = HelmCharts.in(files);
        SortedMap<String, Integer> templates = new TreeMap<>();
        OrderedWork.onAllCores(context).run(folders, folder -> inspected(folder, charts, context), inspected -> {
            inspected.results().replay(sink);
            inspected.templates().forEach((chart, count) -> templates.merge(chart, count, Integer::sum));
            inspected.files().forEach(file -> progress.step());
        });
        templates.forEach((chart, count) -> {
            sink.record();
            sink.finding(Gap.of(ScanKind.CONFIGURATION, chart, "", "Helm chart; scan what helm template renders")
                    .description("Files of the chart that are templates: " + count));
        });
    }

    /** @param templates how many there are of each chart, by the chart's path */
    private record Inspected(List<SourceFile> files, DeferredSink results, Map<String, Integer> templates) {}

    private static Inspected inspected(List<SourceFile> files, HelmCharts charts, ScanContext context) {
        DeferredSink results = new DeferredSink();
        Map<String, Integer> templates = new HashMap<>();
        Inspection inspection = new Inspection(context, results, new Siblings(files), place -> {
            Optional<String> chart = charts.of(place.path());
            chart.ifPresent(path -> templates.merge(path, 1, Integer::sum));
            return chart.isPresent();
        });
        for (SourceFile file : files) {
            context.checkCancelled();
            List<DocumentKind> candidates =
                    KINDS.stream().filter(kind -> kind.mayBe(file)).toList();
            if (!candidates.isEmpty()) {
                inspect(file, candidates, inspection);
            }
        }
        return new Inspected(files, results, templates);
    }

    private static void inspect(SourceFile file, List<DocumentKind> candidates, Inspection inspection) {
        SourceText source;
        boolean tooLarge;
        try (InputStream in = Files.newInputStream(file.file(), LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            tooLarge = bytes.length > MAX_BYTES;
            source = new SourceText(file.path(), decoded(bytes, tooLarge ? HEAD_BYTES : bytes.length));
        } catch (IOException e) {
            inspection.error(place(file), "cannot read the file: " + e.getMessage());
            return;
        }
        for (DocumentKind kind : candidates) {
            if (!kind.recognises(source.text())) {
                continue;
            }
            if (tooLarge) {
                inspection.gap(place(file), "the file is larger than " + MAX_BYTES + " bytes; split it");
            } else {
                kind.inspect(source, inspection);
            }
        }
    }

    private static Location place(SourceFile file) {
        return Location.of(file.path(), 0);
    }

    private static String decoded(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, encoding(bytes));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** By the byte order mark; PowerShell writes UTF-16. */
    private static Charset encoding(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        return switch (mark) {
            case 0xfeff -> StandardCharsets.UTF_16BE;
            case 0xfffe -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }
}
