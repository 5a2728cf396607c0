package io.jenkins.plugins.securitygate.bench;

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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the license scanner says of packages, in a process of its own so that its time can be told. */
public final class OwnLicenses {
    private OwnLicenses() {}

    /** Prints a line for each component: the path, and its licences behind tabs. */
    public static void main(String[] arguments) throws IOException {
        components(Path.of(arguments[0])).stream()
                .filter(component -> !isSource(component))
                .forEach(component -> System.out.println(component.path() + "\t"
                        + String.join("\t", component.licenses()).replaceAll("[\r\n]+", " ")));
    }

    /** @param output takes what the scanner says */
    static Time scan(Path folder, Path output) throws IOException, InterruptedException {
        return TimedCommand.run(output, 0, TimedCommand.java(OwnLicenses.class.getName(), folder.toString()));
    }

    /** A tag in a source file names that file, and says nothing of the package. */
    private static boolean isSource(Component component) {
        return component.name().equals(component.path());
    }

    private static List<Component> components(Path folder) throws IOException {
        return new ScanRun(new LicenseScanner(), "license", ScanCollector.DEFAULT_LIMIT)
                .execute(
                        new SourceTree(folder, List.of("{**/,}*" + PackageFile.UNPACKED + "**")),
                        ScanContext.quiet(SecretDigest.salted("benchmark")))
                .components();
    }

    /** By package, from what {@link #scan} wrote. */
    static Map<String, PackageLicenses> read(Path output) throws IOException {
        Map<String, PackageLicenses> packages = new TreeMap<>();
        Set<String> archives = new HashSet<>();
        for (String line : Files.readAllLines(output)) {
            List<String> columns = List.of(line.split("\t"));
            PackageFile file = PackageFile.of(columns.get(0));
            PackageLicenses licenses = packages.computeIfAbsent(file.folder(), name -> new PackageLicenses());
            // What an archive declares is said before what its texts are.
            boolean more = file.path().endsWith(".jar") && !archives.add(columns.get(0));
            if (PackageLicenses.counts(file.path())) {
                add(licenses, file.path(), more, expression(columns.subList(1, columns.size())));
            }
        }
        return packages;
    }

    /** Words that are no expression would be taken apart. */
    private static String expression(List<String> written) {
        return written.stream()
                .flatMap(license -> LicenseNames.read(license).stream())
                .map(LicenseExpression::toString)
                .collect(Collectors.joining(" "));
    }

    private static void add(PackageLicenses licenses, String path, boolean more, String expression) {
        if (PackageLicenses.isReadme(path)) {
            licenses.readme(expression);
        } else if (more || PackageLicenses.isText(path)) {
            licenses.text(expression);
        } else {
            licenses.declare(expression);
        }
    }
}
