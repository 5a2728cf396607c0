package io.jenkins.plugins.securitygate.scanner.dependency;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.dependency.osv.KnownVulnerability;
import io.jenkins.plugins.securitygate.scanner.dependency.osv.OsvDatabase;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The packages that a scan found, each once for every file that names it, to be looked up in a database. */
public final class PackageList {
    private final ScanKind kind;
    private final Set<Entry> entries = new LinkedHashSet<>();

    /**
     * A package as advisories know it.
     *
     * @param ecosystem in the words of the OSV schema
     * @param name as people write it; distributions have advisories about source packages
     * @param version empty when unknown: then it is not looked up
     */
    public record Release(String ecosystem, String name, String version) {}

    private record Entry(List<Release> releases, Component component, String target) {}

    /** @param kind of the findings about these packages */
    public PackageList(ScanKind kind) {
        this.kind = kind;
    }

    /**
     * Adds a package.
     *
     * @param target what it was found in, for example the name of an image; empty for a folder
     */
    public void add(Release release, Component component, String target) {
        add(List.of(release), component, target);
    }

    /**
     * Adds a package that advisories may know by several names or in several ecosystems.
     *
     * @param releases it counts as checked when the database has advisories of one of these ecosystems
     * @param target what it was found in, for example the name of an image; empty for a folder
     */
    public void add(List<Release> releases, Component component, String target) {
        entries.add(new Entry(List.copyOf(releases), component, target));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Looks up every package, and hands over what is known to be wrong with it. */
    void check(OsvDatabase database, ScanContext context, ScanSink sink) throws IOException {
        Map<Release, List<KnownVulnerability>> known = new HashMap<>();
        Set<String> unknown = new TreeSet<>();
        for (Entry entry : entries) {
            context.checkCancelled();
            if (entry.releases().stream().noneMatch(release -> database.covers(release.ecosystem()))) {
                unknown.add(entry.releases().get(0).ecosystem());
            }
            for (Release release : entry.releases()) {
                for (KnownVulnerability vulnerability : known(release, known, database)) {
                    Finding.Builder finding = vulnerability.finding(kind, entry.component());
                    sink.finding(finding.target(entry.target()));
                }
            }
        }
        unknown.forEach(ecosystem -> sink.error(
                ecosystem,
                "the vulnerability database has nothing about packages of " + ecosystem
                        + ", so none was checked; add its all.zip to the database"));
    }

    private static List<KnownVulnerability> known(
            Release release, Map<Release, List<KnownVulnerability>> known, OsvDatabase database) throws IOException {
        // Readers have said of each why it has no version.
        if (release.version().isEmpty()) {
            return List.of();
        }
        List<KnownVulnerability> vulnerabilities = known.get(release);
        if (vulnerabilities == null) {
            vulnerabilities = database.affecting(release.ecosystem(), release.name(), release.version());
            known.put(release, vulnerabilities);
        }
        return vulnerabilities;
    }
}
