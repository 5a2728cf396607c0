package io.jenkins.plugins.securitygate.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares the main licence of packages with what licensee says of the folders in which they have their licence texts.
 * Argument: a folder whose folders are packages, with archives unpacked beside themselves. {@code licensee} and
 * {@code bash} must be on the path.
 */
public final class LicenseeBenchmark {
    private static final String UNKNOWN = "NOASSERTION";

    private LicenseeBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toRealPath();
        Path found = Files.createTempFile("licenses", ".txt");
        OwnLicenses.scan(folder, found);
        Map<String, PackageLicenses> own = OwnLicenses.read(found);
        Map<String, Set<String>> ours = new TreeMap<>();
        Map<String, Set<String>> theirs = new TreeMap<>();
        for (String name : packages(folder)) {
            Set<String> ids = licensee(folder, name);
            // It calls a text unknown that it does not find to be one licence as a whole.
            if (!ids.isEmpty() && !ids.contains(UNKNOWN)) {
                theirs.put(name, ids);
                ours.put(name, own.getOrDefault(name, new PackageLicenses()).main());
            }
        }
        new LicenseAgreement("main licence", "licensee").print(ours, theirs);
    }

    private static List<String> packages(Path folder) throws IOException {
        try (Stream<Path> packages = Files.list(folder)) {
            return packages.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static Set<String> licensee(Path folder, String name) throws IOException, InterruptedException {
        Set<String> ids = new TreeSet<>();
        for (Path place : places(folder, folder.resolve(name))) {
            Path report = Files.createTempFile("licensee", ".json");
            // licensee says by 1 that it found nothing.
            TimedCommand.run(report, 1, List.of("licensee", "detect", "--json", "--no-remote", place.toString()));
            for (JsonNode license : new JsonMapper().readTree(report.toFile()).path("licenses")) {
                ids.add(license.path("spdx_id").asText().replaceFirst("-(only|or-later)$", ""));
            }
            Files.delete(report);
        }
        return ids;
    }

    /** The folders of a package that hold what counts, since licensee looks at one folder at a time. */
    private static List<Path> places(Path all, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> PackageLicenses.counts(
                            PackageFile.of(all.relativize(file).toString()).path()))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
