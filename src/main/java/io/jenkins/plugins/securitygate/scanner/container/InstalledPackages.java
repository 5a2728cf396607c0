package io.jenkins.plugins.securitygate.scanner.container;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.container.Paragraphs.Paragraph;
import io.jenkins.plugins.securitygate.scanner.dependency.PackageList.Release;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The packages that the databases of a root file system list as installed. */
final class InstalledPackages {
    private static final Set<String> DPKG_KEYS = Set.of("Package", "Version", "Architecture", "Status", "Source");
    private static final Set<String> APK_KEYS = Set.of("P", "V", "A", "L", "o");

    /** The source package when its name or version differs: {@code glibc (2.36-9)}. */
    private static final Pattern SOURCE = Pattern.compile("([^ ()]+)(?: \\(([^ ()]+)\\))?");

    private final Distribution distribution;
    private final ImagePackages packages;
    private final ScanSink sink;

    private InstalledPackages(Distribution distribution, ImagePackages packages, ScanSink sink) {
        this.distribution = distribution;
        this.packages = packages;
        this.sink = sink;
    }

    /**
     * Reports the packages.
     *
     * @param files as {@link LayerContent#merged} gives them
     * @param packages takes those that can be checked for vulnerabilities
     */
    static void report(SortedMap<String, byte[]> files, ImagePackages packages, ScanSink sink) {
        InstalledPackages installed = new InstalledPackages(Distribution.of(files), packages, sink);
        files.forEach(installed::database);
    }

    private void database(String path, byte[] content) {
        if (path.equals(PackageFiles.DPKG_STATUS) || PackageFiles.inDpkgFolder(path)) {
            Paragraphs.of(content, DPKG_KEYS).stream()
                    .filter(InstalledPackages::present)
                    .forEach(entry -> dpkg(path, entry));
        } else if (PackageFiles.APK.contains(path)) {
            Paragraphs.of(content, APK_KEYS).forEach(entry -> apk(path, entry));
        } else if (PackageFiles.RPM.contains(path)) {
            sink.failed(path + ": packages of RPM cannot be read; import the report of another scanner for this image");
        }
    }

    /** Whether files of the package are there; images without a package manager do not write a status. */
    private static boolean present(Paragraph entry) {
        String status = entry.get("Status");
        return !status.endsWith(" not-installed") && !status.endsWith(" config-files");
    }

    private void dpkg(String path, Paragraph entry) {
        Matcher source = SOURCE.matcher(entry.get("Source"));
        boolean named = source.matches();
        String name = named ? source.group(1) : entry.get("Package");
        String version = named && source.group(2) != null ? source.group(2) : entry.get("Version");
        component(
                path,
                entry.line(),
                new Entry(
                        "deb",
                        distribution.namespace("debian"),
                        entry.get("Package"),
                        entry.get("Version"),
                        entry.get("Architecture"),
                        List.of(),
                        new Release(distribution.ecosystem(), name, version)));
    }

    private void apk(String path, Paragraph entry) {
        String license = entry.get("L");
        String origin = entry.get("o");
        component(
                path,
                entry.line(),
                new Entry(
                        "apk",
                        distribution.namespace("alpine"),
                        entry.get("P"),
                        entry.get("V"),
                        entry.get("A"),
                        license.isEmpty() ? List.of() : List.of(license),
                        new Release(
                                distribution.ecosystem(), origin.isEmpty() ? entry.get("P") : origin, entry.get("V"))));
    }

    /**
     * One package as a database describes it.
     *
     * @param source the source package, which is what advisories of distributions name
     */
    private record Entry(
            String type,
            String namespace,
            String name,
            String version,
            String architecture,
            List<String> licenses,
            Release source) {

        String purl(String distribution) throws MalformedPackageURLException {
            TreeMap<String, String> qualifiers = new TreeMap<>();
            putKnown(qualifiers, "arch", architecture);
            putKnown(qualifiers, "distro", distribution);
            return new PackageURL(type, namespace, name, version, qualifiers, null).canonicalize();
        }

        private static void putKnown(TreeMap<String, String> qualifiers, String key, String value) {
            if (!value.isEmpty()) {
                qualifiers.put(key, value);
            }
        }
    }

    private void component(String path, int line, Entry entry) {
        sink.record();
        String place = path + ":" + line;
        if (entry.name().isEmpty() || entry.version().isEmpty()) {
            sink.error(place, "the entry names no package, or not its version");
            return;
        }
        try {
            String purl = entry.purl(distribution.qualifier());
            packages.add(
                    entry.source(),
                    new Component(
                            purl, entry.name(), entry.version(), entry.licenses(), path, Component.Scope.UNKNOWN));
        } catch (MalformedPackageURLException e) {
            sink.error(place, "package " + entry.name() + " has no valid name: " + e.getMessage());
        }
    }
}
