package io.jenkins.plugins.securitygate.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.bench.TimedCommand.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Names the licences of packages with the scanner and with ScanCode, each in processes of its own, and compares what they
 * say, package by package, and their time. Arguments: a folder whose folders are packages, with archives unpacked beside
 * themselves; the file of ScanCode's report, which is made unless it is there. {@code scancode} and {@code bash} must be on
 * the path.
 */
public final class LicenseBenchmark {
    private LicenseBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toRealPath();
        Path report = Path.of(arguments[1]).toAbsolutePath();
        Path found = Files.createTempFile("licenses", ".txt");
        Time ours = OwnLicenses.scan(folder, found);
        Optional<Time> theirs = Optional.empty();
        if (!Files.exists(report)) {
            // ScanCode says by 1 that there are files which it could not read.
            theirs = Optional.of(
                    TimedCommand.run(Files.createTempFile("scancode", ".txt"), 1, scanCode(folder, report)));
        }
        compare(OwnLicenses.read(found), readScanCode(report));
        print("security-gate: %.1f s of processor time, %.1f s elapsed", ours.cpu(), ours.wall());
        theirs.ifPresent(time -> print(
                "scancode: %.1f s of processor time, %.1f s elapsed; ratios %.1f and %.1f",
                time.cpu(), time.wall(), time.cpu() / ours.cpu(), time.wall() / ours.wall()));
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

    private static Map<String, PackageLicenses> readScanCode(Path report) throws IOException {
        Map<String, PackageLicenses> packages = new TreeMap<>();
        for (JsonNode file : new JsonMapper().readTree(report.toFile()).path("files")) {
            // ScanCode's paths begin with the folder's own name.
            String path = file.path("path").asText();
            PackageFile place = PackageFile.of(path.substring(path.indexOf('/') + 1));
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
        new LicenseAgreement("all licences", "scancode")
                .print(part(ours, PackageLicenses::all), part(theirs, PackageLicenses::all));
        new LicenseAgreement("main licence", "scancode")
                .print(part(ours, PackageLicenses::main), part(theirs, PackageLicenses::main));
    }

    private static Map<String, Set<String>> part(
            Map<String, PackageLicenses> packages, Function<PackageLicenses, Set<String>> part) {
        Map<String, Set<String>> ids = new TreeMap<>();
        packages.forEach((name, licenses) -> ids.put(name, part.apply(licenses)));
        return ids;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
