package io.jenkins.plugins.securitygate.scanner.dependency;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.Gap;
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
    /** What is said of an archive when nothing tells which package it is. */
    public static final String UNNAMED =
            "neither pom.properties nor a known hash nor the version in its file's name says" + " which package it is";

    private final ScanKind kind;
    private final Set<Entry> entries = new LinkedHashSet<>();
    private final Set<Likely> likely = new LinkedHashSet<>();

    /**
     * A package as advisories know it.
     *
     * @param ecosystem in the words of the OSV schema
     * @param name as people write it; distributions have advisories about source packages
     * @param version empty when unknown: then it is not looked up
     */
    public record Release(String ecosystem, String name, String version) {}

    private record Entry(List<Release> releases, Component component, String target) {}

    private record Likely(LikelyPackage archive, String path, String place, String target) {
        Component component() {
            return new Component("", archive.artifact(), archive.version(), List.of(), path, Scope.UNKNOWN);
        }

        /** @param name group and artifact */
        Component component(String name) {
            String purl = Ecosystem.MAVEN.purl(name, archive.version());
            return new Component(purl, name, archive.version(), List.of(), path, Scope.UNKNOWN);
        }
    }

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

    /**
     * Adds an archive that does not say which package it is. Its component is reported by {@link #check}, which may tell
     * more, else by {@link #reportRest}.
     *
     * @param path of the file
     * @param place of the archive in this file, empty for the whole of it
     * @param target what it was found in, for example the name of an image; empty for a folder
     */
    public void addLikely(LikelyPackage archive, String path, String place, String target) {
        likely.add(new Likely(archive, path, place, target));
    }

    public boolean isEmpty() {
        return entries.isEmpty() && likely.isEmpty();
    }

    /** Reports the components that {@link #check} was not asked for, or did not come to. */
    public void reportRest(ScanSink sink) {
        likely.forEach(one -> sink.component(one.component()));
        likely.clear();
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
        if (!likely.isEmpty() && !database.covers(Ecosystem.MAVEN.osv())) {
            unknown.add(Ecosystem.MAVEN.osv());
        }
        for (Likely one : List.copyOf(likely)) {
            context.checkCancelled();
            check(one, known, database, sink);
            likely.remove(one);
        }
        unknown.forEach(ecosystem -> sink.error(
                ecosystem,
                "the vulnerability database has nothing about packages of " + ecosystem
                        + ", so none was checked; add its all.zip to the database"));
    }

    /** An archive is the package that has advisories, the artifact's name, and a group that its contents speak for. */
    private void check(Likely one, Map<Release, List<KnownVulnerability>> known, OsvDatabase database, ScanSink sink)
            throws IOException {
        LikelyPackage archive = one.archive();
        Set<String> names = database.mavenPackages(archive.artifact());
        List<String> fitting = names.stream()
                .filter(name -> archive.fits(name.substring(0, name.indexOf(':'))))
                .toList();
        if (fitting.isEmpty() && !names.isEmpty()) {
            String others =
                    "there are advisories about packages of the same name, but the archive does not look like one of"
                            + " them: " + String.join(", ", names);
            sink.finding(Gap.of(kind, one.path(), one.place(), others).target(one.target()));
        }
        sink.component(fitting.size() == 1 ? one.component(fitting.get(0)) : one.component());
        for (String name : fitting) {
            Release release = new Release(Ecosystem.MAVEN.osv(), name, archive.version());
            for (KnownVulnerability vulnerability : known(release, known, database)) {
                sink.finding(vulnerability.finding(kind, one.component(name)).target(one.target()));
            }
        }
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
