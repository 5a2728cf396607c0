package io.jenkins.plugins.securitygate.bench;

import io.jenkins.plugins.securitygate.scanner.secret.SecretScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        print("scanner", labels, SecretPlace.scan(new SecretScanner(), tree));
        print("gitleaks", labels, gitleaks(tree));
    }

    private static List<SecretPlace> gitleaks(Path tree) throws IOException, InterruptedException {
        Path report = Files.createTempFile("gitleaks", ".json");
        TimedCommand.run(Files.createTempFile("gitleaks", ".log"), 0, SecretPlace.gitleaks(tree, report));
        return SecretPlace.ofGitleaks(report, tree);
    }

    private static void print(String tool, List<Label> labels, List<SecretPlace> found) {
        Set<String> places = found.stream().map(SecretPlace::place).collect(Collectors.toSet());
        Set<String> secrets =
                labels.stream().filter(Label::secret).map(Label::place).collect(Collectors.toSet());
        long right = secrets.stream().filter(places::contains).count();
        System.out.printf(
                Locale.ROOT,
                "%s: recall %.3f (%d of %d), precision %.3f (%d of %d)%n",
                tool,
                (double) right / secrets.size(),
                right,
                secrets.size(),
                (double) right / places.size(),
                right,
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
