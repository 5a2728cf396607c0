package io.jenkins.plugins.securitygate.jenkins.pipeline;

import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ImageScanRun;
import io.jenkins.plugins.securitygate.scanner.ImageScanner;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import io.jenkins.plugins.securitygate.scanner.container.ContainerScanner;
import io.jenkins.plugins.securitygate.scanner.dependency.DependencyScanner;
import io.jenkins.plugins.securitygate.scanner.dependency.VulnerabilityLookup;
import io.jenkins.plugins.securitygate.scanner.secret.RuleFileException;
import io.jenkins.plugins.securitygate.scanner.secret.SecretScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Runs an embedded scanner in the workspace, with what the administrator set for it.
 *
 * @param request names the scanner
 * @param scanId id of the scan within its build
 * @param settings what administrators set
 */
record EmbeddedScan(ScanRequest request, String scanId, ScanSettings settings) {
    /**
     * Scans the workspace, or the image archive in it that the request names.
     *
     * @throws IOException when the scanner cannot be set up
     */
    ScanResult run(Path workspace, SecretDigest secrets) throws IOException {
        if (!Files.isDirectory(workspace)) {
            return failed("the workspace does not exist yet; check out the source before the scan");
        }
        // Cancelling the call interrupts the agent's thread.
        ScanContext context =
                new ScanContext(secrets, () -> Thread.currentThread().isInterrupted(), progress -> {});
        Optional<ImageScanner> ofImages = Scanners.imagesById(request.scanner());
        return ofImages.isPresent() ? images(ofImages.get(), workspace, context) : files(workspace, context);
    }

    private ScanResult images(ImageScanner registered, Path workspace, ScanContext context) {
        String name = request.target().value();
        Path archive;
        try {
            archive = WorkspaceBytes.within(workspace, name);
        } catch (IOException e) {
            return failed(e.getMessage() + "; write it before the scan, as by 'docker save -o " + name + " IMAGE'");
        }
        ImageScanner scanner = registered.id().equals(ContainerScanner.ID)
                ? new ContainerScanner(vulnerabilities(), !settings.skipLayerSecrets())
                : registered;
        return new ImageScanRun(scanner, scanId, settings.findingsLimit()).execute(archive, name, context);
    }

    private ScanResult files(Path workspace, ScanContext context) throws IOException {
        Scanner scanner;
        try {
            scanner = scanner(workspace);
        } catch (IOException e) {
            return failed(e.getMessage());
        }
        return new ScanRun(scanner, scanId, settings.findingsLimit()).execute(settings.tree(workspace), context);
    }

    private Scanner scanner(Path workspace) throws IOException {
        if (request.scanner().equals(SecretScanner.ID)) {
            SecretScanner scanner =
                    settings.secretRules().isEmpty() ? new SecretScanner() : secretScanner(settings.secretRules());
            return request.secrets().applyTo(scanner, workspace);
        }
        if (request.scanner().equals(DependencyScanner.ID)) {
            return new DependencyScanner(vulnerabilities());
        }
        return Scanners.byId(request.scanner())
                .orElseThrow(() -> new IOException("there is no embedded scanner '" + request.scanner() + "'"));
    }

    private VulnerabilityLookup vulnerabilities() {
        return settings.vulnerabilityData().isEmpty()
                ? VulnerabilityLookup.ofEnvironment()
                : new VulnerabilityLookup(settings.vulnerabilityData());
    }

    private ScanResult failed(String message) {
        return ReportFiles.failedScan(request, scanId, request.title(), message);
    }

    private static SecretScanner secretScanner(String rules) throws IOException {
        Path file = Files.createTempFile("security-gate-rules", ".toml");
        try {
            return SecretScanner.withRules(Files.writeString(file, rules));
        } catch (RuleFileException e) {
            throw new IOException("the secret rules of the administrator: " + e.getMessage(), e);
        } finally {
            Files.delete(file);
        }
    }
}
