package io.jenkins.plugins.securitygate.scanner.container;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.container.Paragraphs.Paragraph;
import io.jenkins.plugins.securitygate.scanner.container.rpm.RpmDatabase;
import io.jenkins.plugins.securitygate.scanner.container.rpm.RpmPackage;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The packages that the databases of a root file system list as installed. */
final class InstalledPackages {
    /** The source package when its name or version differs: {@code glibc (2.36-9)}. */
    private static final Pattern SOURCE = Pattern.compile("([^ ()]+)(?: \\(([^ ()]+)\\))?");

    /** How RPM keeps the keys that it trusts. */
    private static final String PUBLIC_KEY = "gpg-pubkey";

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
    static void report(SortedMap<String, SystemFile> files, ImagePackages packages, ScanSink sink) {
        InstalledPackages installed = new InstalledPackages(Distribution.of(files), packages, sink);
        files.forEach(installed::file);
    }

    private void file(String path, SystemFile file) {
        if (file instanceof SystemFile.Rpm rpm) {
            database(path, rpm.database());
        } else if (file instanceof SystemFile.Entries entries) {
            boolean apk = PackageFiles.APK.contains(path);
            entries.paragraphs().stream()
                    .filter(InstalledPackages::present)
                    .forEach(entry -> component(path, entry.line(), apk ? apk(entry) : dpkg(entry)));
        } else if (file instanceof SystemFile.Unread unread) {
            sink.failed(path + ": the packages in it cannot be read: " + unread.reason());
        }
    }

    private void database(String path, RpmDatabase database) {
        for (RpmPackage installed : database.packages()) {
            if (!installed.name().equals(PUBLIC_KEY)) {
                component(path, 0, rpm(installed));
            }
        }
        if (database.packages().isEmpty() && !database.problems().isEmpty()) {
            sink.failed(path + ": the packages in it cannot be read: "
                    + database.problems().get(0));
            return;
        }
        database.problems()
                .forEach(problem -> sink.error(path, "the database is damaged, packages may be missing: " + problem));
    }

    /** Whether files of the package are there; images without a package manager do not write a status. */
    private static boolean present(Paragraph entry) {
        String status = entry.get("Status");
        return !status.endsWith(" not-installed") && !status.endsWith(" config-files");
    }

    private Entry dpkg(Paragraph entry) {
        Matcher source = SOURCE.matcher(entry.get("Source"));
        boolean named = source.matches();
        String name = named ? source.group(1) : entry.get("Package");
        String version = named && source.group(2) != null ? source.group(2) : entry.get("Version");
        return new Entry(
                purl("deb", "debian", entry.get("Package"), entry.get("Version"), entry.get("Architecture"), ""),
                entry.get("Package"),
                entry.get("Version"),
                List.of(),
                new Source(name, version));
    }

    private Entry apk(Paragraph entry) {
        String license = entry.get("L");
        String origin = entry.get("o");
        return new Entry(
                purl("apk", "alpine", entry.get("P"), entry.get("V"), entry.get("A"), ""),
                entry.get("P"),
                entry.get("V"),
                license.isEmpty() ? List.of() : List.of(license),
                new Source(origin.isEmpty() ? entry.get("P") : origin, entry.get("V")));
    }

    private Entry rpm(RpmPackage installed) {
        String version =
                installed.release().isEmpty() ? installed.version() : installed.version() + "-" + installed.release();
        return new Entry(
                purl("rpm", "", installed.name(), version, installed.architecture(), installed.epoch()),
                installed.name(),
                installed.fullVersion(),
                installed.license().isEmpty() ? List.of() : List.of(installed.license()),
                new Source(installed.sourceName(), installed.fullVersion()));
    }

    /** A source package, which is what many advisories of distributions name. */
    private record Source(String name, String version) {}

    /**
     * One package as a database describes it.
     *
     * @param purl how to make it
     */
    private record Entry(Purl purl, String name, String version, List<String> licenses, Source source) {}

    @FunctionalInterface
    private interface Purl {
        String make() throws MalformedPackageURLException;
    }

    private Purl purl(String type, String unknown, String name, String version, String architecture, String epoch) {
        return () -> {
            TreeMap<String, String> qualifiers = new TreeMap<>();
            putKnown(qualifiers, "arch", architecture);
            putKnown(qualifiers, "distro", distribution.qualifier());
            putKnown(qualifiers, "epoch", epoch);
            String namespace = distribution.namespace(unknown);
            return new PackageURL(type, namespace.isEmpty() ? null : namespace, name, version, qualifiers, null)
                    .canonicalize();
        };
    }

    private static void putKnown(TreeMap<String, String> qualifiers, String key, String value) {
        if (!value.isEmpty()) {
            qualifiers.put(key, value);
        }
    }

    /** @param line 0 in a database that is no text */
    private void component(String path, int line, Entry entry) {
        sink.record();
        String place = line == 0 ? path : path + ":" + line;
        if (entry.name().isEmpty() || entry.version().isEmpty()) {
            sink.error(place, "the entry names no package, or not its version");
            return;
        }
        try {
            Component component = new Component(
                    entry.purl().make(),
                    entry.name(),
                    entry.version(),
                    entry.licenses(),
                    path,
                    Component.Scope.UNKNOWN);
            Source source = entry.source();
            packages.add(distribution.releases(entry.name(), source.name(), source.version()), component);
        } catch (MalformedPackageURLException e) {
            sink.error(place, "package " + entry.name() + " has no valid name: " + e.getMessage());
        }
    }
}
