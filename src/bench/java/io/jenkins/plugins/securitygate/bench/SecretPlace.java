package io.jenkins.plugins.securitygate.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.secret.SecretScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a scanner found a secret.
 *
 * @param place path and line
 */
record SecretPlace(String place, String rule) {
    /** What the scanner finds in a folder. */
    static List<SecretPlace> scan(SecretScanner scanner, Path folder) throws IOException {
        return new ScanRun(scanner, "secret", ScanCollector.DEFAULT_LIMIT)
                        .execute(
                                new SourceTree(folder, List.of("{**/,}.git/**")),
                                ScanContext.quiet(SecretDigest.salted("benchmark")))
                        .findings()
                        .stream()
                        .map(finding -> new SecretPlace(finding.location().toString(), finding.rule()))
                        .toList();
    }

    /** The command that has gitleaks search a folder and write a report. */
    static List<String> gitleaks(Path folder, Path report, String... options) {
        return Stream.of(
                        Stream.of("gitleaks", "dir", "--no-banner", "--exit-code=0"),
                        Stream.of(options),
                        Stream.of("-f", "json", "-r", report.toString(), folder.toString()))
                .flatMap(parts -> parts)
                .toList();
    }

    /** What stands in a report of gitleaks. */
    static List<SecretPlace> ofGitleaks(Path report, Path folder) throws IOException {
        List<SecretPlace> places = new ArrayList<>();
        for (JsonNode finding : new JsonMapper().readTree(report.toFile())) {
            Path path = folder.relativize(Path.of(finding.path("File").asText()));
            places.add(new SecretPlace(
                    path + ":" + finding.path("StartLine").asInt(),
                    finding.path("RuleID").asText()));
        }
        return places;
    }

    @Override
    public String toString() {
        return place + " " + rule;
    }
}
