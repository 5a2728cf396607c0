package io.jenkins.plugins.securitygate.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.bench.TimedCommand.Time;
import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseNames;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.license.LicenseScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names the licences of packages with the scanner and with ScanCode, each in processes of its own, and compares what they
 * say, package by package, and their time. Arguments: a folder whose folders are packages, with archives unpacked beside
 * themselves; the file of ScanCode's report, which is made unless it is there. {@code scancode} and {@code bash} must be on
 * the path.
 */
public final class LicenseBenchmark {
    private static final String ALONE = "--alone";
    private static final String UNPACKED = ".jar-extract/";

    private LicenseBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toRealPath();
        if (arguments.length > 2 && arguments[2].equals(ALONE)) {
            components(folder).stream()
                    .filter(component -> !isSource(component))
                    .forEach(component -> System.out.println(component.path() + "\t"
                            + String.join("\t", component.licenses()).replaceAll("[\r\n]+", " ")));
            return;
        }
        Path report = Path.of(arguments[1]).toAbsolutePath();
        Path found = Files.createTempFile("licenses", ".txt");
        Time ours = TimedCommand.run(found, 0, ours(folder, report));
        Optional<Time> theirs = Optional.empty();
        if (!Files.exists(report)) {
            // ScanCode says by 1 that there are files which it could not read.
            theirs = Optional.of(
                    TimedCommand.run(Files.createTempFile("scancode", ".txt"), 1, scanCode(folder, report)));
        }
        compare(read(found), readScanCode(report));
        print("security-gate: %.1f s of processor time, %.1f s elapsed", ours.cpu(), ours.wall());
        theirs.ifPresent(time -> print(
                "scancode: %.1f s of processor time, %.1f s elapsed; ratios %.1f and %.1f",
                time.cpu(), time.wall(), time.cpu() / ours.cpu(), time.wall() / ours.wall()));
    }

    private static List<String> ours(Path folder, Path report) {
        return TimedCommand.java(LicenseBenchmark.class.getName(), folder.toString(), report.toString(), ALONE);
    }

    private static List<String> scanCode(Path folder, Path report) {
        return List.of(
                "scancode",
                "--license",
                "--package",
                "--quiet",
                "--processes",
                String.valueOf(Runtime.getRuntime().availableProcessors()),
                "--ignore",
                "*.jar",
                "--json",
                report.toString(),
                folder.toString());
    }

    /** A tag in a source file names that file, and says nothing of the package. */
    private static boolean isSource(Component component) {
        return component.name().equals(component.path());
    }

    private static List<Component> components(Path folder) throws IOException {
        return new ScanRun(new LicenseScanner(), "license", ScanCollector.DEFAULT_LIMIT)
                .execute(
                        new SourceTree(folder, List.of("{**/,}*" + UNPACKED + "**")),
                        ScanContext.quiet(SecretDigest.salted("benchmark")))
                .components();
    }

    private static Map<String, PackageLicenses> read(Path found) throws IOException {
        Map<String, PackageLicenses> packages = new TreeMap<>();
        Set<String> archives = new HashSet<>();
        for (String line : Files.readAllLines(found)) {
            List<String> columns = List.of(line.split("\t"));
            Place place = Place.of(columns.get(0));
            PackageLicenses licenses = packages.computeIfAbsent(place.folder(), name -> new PackageLicenses());
            // Words that are no expression would be taken apart.
            String expression = columns.stream()
                    .skip(1)
                    .flatMap(license -> LicenseNames.read(license).stream())
                    .map(LicenseExpression::toString)
                    .collect(Collectors.joining(" "));
            // What an archive declares is said before what its texts are.
            boolean more = place.path().endsWith(".jar") && !archives.add(columns.get(0));
            if (!PackageLicenses.counts(place.path())) {
                continue;
            }
            if (PackageLicenses.isReadme(place.path())) {
                licenses.readme(expression);
            } else if (more || PackageLicenses.isText(place.path())) {
                licenses.text(expression);
            } else {
                licenses.declare(expression);
            }
        }
        return packages;
    }

    private static Map<String, PackageLicenses> readScanCode(Path report) throws IOException {
        Map<String, PackageLicenses> packages = new TreeMap<>();
        for (JsonNode file : new JsonMapper().readTree(report.toFile()).path("files")) {
            // ScanCode's paths begin with the folder's own name.
            String path = file.path("path").asText();
            Place place = Place.of(path.substring(path.indexOf('/') + 1));
            if (!file.path("type").asText().equals("file") || !PackageLicenses.counts(place.path())) {
                continue;
            }
            PackageLicenses licenses = packages.computeIfAbsent(place.folder(), name -> new PackageLicenses());
            String detected = file.path("detected_license_expression_spdx").asText("");
            for (JsonNode data : file.path("package_data")) {
                // Where the file declares nothing ScanCode fills in what other files say.
                boolean declares =
                        !data.path("extracted_license_statement").asText("").isEmpty();
                licenses.declare(
                        declares ? data.path("declared_license_expression_spdx").asText("") : "");
            }
            if (PackageLicenses.isText(place.path())) {
                licenses.text(detected);
            } else if (PackageLicenses.isReadme(place.path())
                    || PackageLicenses.isMetadata(place.path())
                    || !file.path("package_data").isEmpty()) {
                licenses.readme(detected);
            }
        }
        return packages;
    }

    private static void compare(Map<String, PackageLicenses> ours, Map<String, PackageLicenses> theirs) {
        agreement("all licences", PackageLicenses::all, ours, theirs);
        agreement("main licence", PackageLicenses::main, ours, theirs);
    }

    private static void agreement(
            String what,
            Function<PackageLicenses, Set<String>> part,
            Map<String, PackageLicenses> ours,
            Map<String, PackageLicenses> theirs) {
        int same = 0;
        int compared = 0;
        for (String name : (Iterable<String>) Stream.concat(ours.keySet().stream(), theirs.keySet().stream())
                .sorted()
                .distinct()::iterator) {
            Set<String> a = part.apply(ours.getOrDefault(name, new PackageLicenses()));
            Set<String> b = part.apply(theirs.getOrDefault(name, new PackageLicenses()));
            boolean equal = a.equals(b);
            compared += a.isEmpty() && b.isEmpty() ? 0 : 1;
            same += equal && !a.isEmpty() ? 1 : 0;
            if (!equal) {
                print("%s of %s: security-gate %s, scancode %s", what, name, a, b);
            }
        }
        print("%s: %d of %d packages alike, %.1f %%", what, same, compared, 100.0 * same / compared);
    }

    /**
     * A file of a package.
     *
     * @param folder the package
     * @param path below it; of an archive's entry, below the archive
     */
    private record Place(String folder, String path) {
        static Place of(String path) {
            int slash = path.indexOf('/');
            String inside = path.substring(slash + 1);
            int unpacked = inside.indexOf(UNPACKED);
            return new Place(
                    path.substring(0, Math.max(0, slash)),
                    unpacked < 0 ? inside : inside.substring(unpacked + UNPACKED.length()));
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
