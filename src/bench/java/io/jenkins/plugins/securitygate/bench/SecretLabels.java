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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says how many of the planted secrets of {@code src/bench/secret/generate.py} the scanner and {@code gitleaks dir} find
 * by their own rules, and how much else they report. A line counts once. Argument: the folder that the script made.
 */
public final class SecretLabels {
    private SecretLabels() {}

    /** @param place path and line */
    private record Label(String place, String kind, boolean secret) {
        static Label of(String row) {
            String[] cells = row.split("\t");
            return new Label(cells[0] + ":" + cells[1], cells[2], cells[3].equals("secret"));
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toRealPath();
        Path tree = folder.resolve("tree");
        List<Label> labels = Files.readAllLines(folder.resolve("labels.tsv")).stream()
                .map(Label::of)
                .toList();
        print("scanner", labels, scanned(tree));
        print("gitleaks", labels, gitleaks(tree));
    }

    private static Set<String> scanned(Path tree) throws IOException {
        return new ScanRun(new SecretScanner(), "secret", ScanCollector.DEFAULT_LIMIT)
                        .execute(new SourceTree(tree, List.of()), ScanContext.quiet(SecretDigest.salted("benchmark")))
                        .findings()
                        .stream()
                        .map(finding -> finding.location().path() + ":"
                                + finding.location().line())
                        .collect(Collectors.toSet());
    }

    private static Set<String> gitleaks(Path tree) throws IOException, InterruptedException {
        Path report = Files.createTempFile("gitleaks", ".json");
        Process process = new ProcessBuilder(
                        "gitleaks", "dir", "--no-banner", "--exit-code=0", "-f", "json", "-r", report.toString(), ".")
                .directory(tree.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("gitleaks ended with " + process.exitValue());
        }
        Set<String> places = new HashSet<>();
        for (JsonNode finding : new JsonMapper().readTree(report.toFile())) {
            places.add(finding.path("File").asText() + ":"
                    + finding.path("StartLine").asInt());
        }
        return places;
    }

    private static void print(String tool, List<Label> labels, Set<String> places) {
        Set<String> secrets =
                labels.stream().filter(Label::secret).map(Label::place).collect(Collectors.toSet());
        long found = secrets.stream().filter(places::contains).count();
        System.out.printf(
                Locale.ROOT,
                "%s: recall %.3f (%d of %d), precision %.3f (%d of %d)%n",
                tool,
                (double) found / secrets.size(),
                found,
                secrets.size(),
                (double) found / places.size(),
                found,
                places.size());
        count(labels, label -> label.secret() && !places.contains(label.place()))
                .forEach((kind, count) -> System.out.println("  missed   " + kind + " " + count));
        count(labels, label -> !label.secret() && places.contains(label.place()))
                .forEach((kind, count) -> System.out.println("  harmless " + kind + " " + count));
    }

    private static Map<String, Long> count(List<Label> labels, Predicate<Label> which) {
        return labels.stream()
                .filter(which)
                .collect(Collectors.groupingBy(Label::kind, TreeMap::new, Collectors.counting()));
    }
}
