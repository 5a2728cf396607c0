package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.Gap;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder that a test writes files into and has scanned. */
final class ScannedTree {
    private final Path root;

    ScannedTree(Path root) {
        this.root = root;
    }

    ScannedTree with(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ScanResult scan() {
        try {
            ScanContext context = ScanContext.quiet(SecretDigest.salted("test"));
            return new ScanRun(new ConfigurationScanner(), "1", 100_000)
                    .execute(new SourceTree(root, SourceTree.DEFAULT_EXCLUDES), context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<Finding> findings(String rule) {
        return scan().findings().stream().filter(finding -> finding.rule().equals(rule));
    }

    /** Facts of a type as {@code line:column value key=value …}. */
    List<String> facts(Fact.Type type) {
        return scan().facts().stream()
                .filter(fact -> fact.type() == type)
                .map(ScannedTree::line)
                .toList();
    }

    private static String line(Fact fact) {
        StringBuilder line = new StringBuilder();
        line.append(fact.location().line()).append(':').append(fact.location().column());
        line.append(' ').append(fact.resource()).append(' ').append(fact.value());
        fact.attributes()
                .forEach(
                        (key, value) -> line.append(' ').append(key).append('=').append(value));
        return line.toString();
    }

    /** What could not be read, as {@code place message}. */
    List<String> errors() {
        return scan().scan().errors().stream().map(ScannedTree::line).toList();
    }

    /** What was not examined, as {@code place reason}. */
    List<String> gaps() {
        return findings(Gap.RULE)
                .map(finding -> finding.place() + finding.title().replaceFirst("^Not examined:", ""))
                .toList();
    }

    private static String line(EntryError error) {
        return error.place() + " " + error.message();
    }
}
