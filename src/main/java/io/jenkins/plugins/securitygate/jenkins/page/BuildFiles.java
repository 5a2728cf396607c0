package io.jenkins.plugins.securitygate.jenkins.page;

import hudson.model.Run;
import io.jenkins.plugins.securitygate.evidence.AtomicFile;
import io.jenkins.plugins.securitygate.evidence.ComponentMerge;
import io.jenkins.plugins.securitygate.evidence.EvidenceException;
import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.governance.Sha256;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.Subject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * The files of one build, in {@code security-gate/} beside its {@code build.xml}: one evidence file for each scan, and
 * the evidence and decision of the last gate. Jenkins deletes them with the build. Every file appears whole or not at
 * all.
 */
public final class BuildFiles {
    private static final String EVIDENCE_SUFFIX = ".json.gz";

    private final Path folder;

    private BuildFiles(Path folder) {
        this.folder = folder;
    }

    /** The files of a build; nothing is created before something is written. */
    public static BuildFiles of(Run<?, ?> run) {
        return new BuildFiles(run.getRootDir().toPath().resolve("security-gate"));
    }

    /** Files of a folder, for tests. */
    static BuildFiles in(Path folder) {
        return new BuildFiles(folder);
    }

    /** Keeps the evidence of one scan, in place of an earlier one at the same place. */
    public void writeScan(ScanPlace place, Evidence evidence) throws IOException {
        Path scans = folder.resolve("scans");
        // Flow node ids are numbers today; anything else must not become a path.
        String name = place.scanId().replaceAll("[^A-Za-z0-9_-]", "_");
        writeEvidence(scans.resolve(name + EVIDENCE_SUFFIX), evidence);
    }

    /**
     * Puts the evidence of all scans together, in the order in which they were started.
     *
     * @throws IOException when one of them cannot be read; a scan is never left out silently
     */
    public Evidence collect(Subject subject, Instant now) throws IOException {
        List<ScanResult> results = new ArrayList<>();
        Map<String, Risk> risks = new LinkedHashMap<>();
        for (Path file : scanFiles()) {
            Evidence evidence = readEvidence(file);
            results.addAll(results(evidence));
            evidence.risks().forEach(risk -> risks.put(risk.stage(), risk));
        }
        return ComponentMerge.merged(Evidence.of(subject, now, results)).withRisks(List.copyOf(risks.values()));
    }

    /** An evidence file keeps facts and components of its scans together; the first scan then stands for all. */
    private static List<ScanResult> results(Evidence evidence) {
        List<ScanResult> results = new ArrayList<>();
        for (Scan scan : evidence.scans()) {
            boolean first = results.isEmpty();
            results.add(new ScanResult(
                    scan,
                    evidence.findings().stream()
                            .filter(finding -> finding.scan().equals(scan.id()))
                            .toList(),
                    first ? evidence.components() : List.of(),
                    first ? evidence.facts() : List.of(),
                    first ? evidence.tests() : List.of()));
        }
        return results;
    }

    /** Keeps what a gate looked at and what it decided, in place of an earlier gate's. */
    public void writeGate(Evidence evidence, Decision decision) throws IOException {
        writeEvidence(evidenceFile(), evidence);
        AtomicFile.write(decisionFile(), out -> DecisionFile.write(decision, out));
    }

    /** SHA-256 of the files that {@link #writeGate} wrote, by what they hold. */
    public Map<String, String> digests() throws IOException {
        return Map.of(
                "evidence", Sha256.of(Files.readAllBytes(evidenceFile())),
                "decision", Sha256.of(Files.readAllBytes(decisionFile())));
    }

    /** Forgets an earlier gate's decision, because a later one could not decide. */
    public void deleteGate() throws IOException {
        Files.deleteIfExists(decisionFile());
        Files.deleteIfExists(evidenceFile());
    }

    /** What the last gate looked at, empty when no gate was reached. */
    public Optional<Evidence> evidence() throws IOException {
        return Files.exists(evidenceFile()) ? Optional.of(readEvidence(evidenceFile())) : Optional.empty();
    }

    /** What the last gate decided, empty when no gate was reached. */
    public Optional<Decision> decision() throws IOException {
        if (!Files.exists(decisionFile())) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(decisionFile()))) {
            return Optional.of(DecisionFile.read(in));
        }
    }

    /** Where a build keeps what may be learned from it once it has succeeded. */
    public Path toLearn() {
        return folder.resolve("risk");
    }

    /** Where exported reports are kept. */
    public Path reports() {
        return folder.resolve("reports");
    }

    /** Names of the exported reports, sorted. */
    public List<String> reportNames() throws IOException {
        if (!Files.isDirectory(reports())) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(reports(), Files::isRegularFile)) {
            stream.forEach(file -> names.add(file.getFileName().toString()));
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }

    private Path evidenceFile() {
        return folder.resolve("evidence" + EVIDENCE_SUFFIX);
    }

    private Path decisionFile() {
        return folder.resolve("decision.json");
    }

    private List<Path> scanFiles() throws IOException {
        Path scans = folder.resolve("scans");
        if (!Files.isDirectory(scans)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(scans, "*" + EVIDENCE_SUFFIX)) {
            stream.forEach(files::add);
        }
        files.sort(Comparator.comparingInt(
                        (Path file) -> file.getFileName().toString().length())
                .thenComparing(file -> file.getFileName().toString()));
        return files;
    }

    private static Evidence readEvidence(Path file) throws IOException {
        try (InputStream in = BoundedInput.decompressed(Files.newInputStream(file))) {
            return EvidenceFile.read(file.getFileName().toString(), in);
        } catch (EvidenceException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void writeEvidence(Path file, Evidence evidence) throws IOException {
        AtomicFile.write(file, out -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                EvidenceFile.write(evidence, gzip);
            }
        });
    }
}
