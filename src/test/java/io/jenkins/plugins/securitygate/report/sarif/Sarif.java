package io.jenkins.plugins.securitygate.report.sarif;

import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.report.Report;
import io.jenkins.plugins.securitygate.report.ReportException;
import io.jenkins.plugins.securitygate.report.ReportImport;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** SARIF files of the tests, read as the product reads them. */
final class Sarif {
    private static final Path FIXTURES = Path.of("src/test/resources/reports/sarif");

    private Sarif() {}

    static ScanResult fixture(String name) throws ReportException {
        return read(FIXTURES.resolve(name), "");
    }

    /** A whole file. */
    static ScanResult file(String json) throws IOException, ReportException {
        Path file = Files.createTempFile("test", ".sarif");
        try {
            Files.writeString(file, json);
            return read(file, "sarif");
        } finally {
            Files.delete(file);
        }
    }

    /** A file with one run of these members. */
    static ScanResult run(String members) throws IOException, ReportException {
        return file("{\"version\": \"2.1.0\", \"runs\": [{" + members + "}]}");
    }

    /** A file with one run of a tool that the product does not know, one rule and one result. */
    static ScanResult result(String rule, String result) throws IOException, ReportException {
        return run("""
                "tool": {"driver": {"name": "Linter", "rules": [{%s}]}}, "results": [{%s}]
                """.formatted(rule, result));
    }

    private static ScanResult read(Path file, String format) throws ReportException {
        Report report = new Report(file.getFileName().toString(), file, SecretDigest.salted("test"));
        return new ReportImport(1_000).read(report, format, "scan");
    }
}
