package io.jenkins.plugins.securitygate.scanner.dependency;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.Dependency;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.DependencySink;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestReader;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestReaders;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestTree;
import io.jenkins.plugins.securitygate.scanner.dependency.osv.KnownVulnerability;
import io.jenkins.plugins.securitygate.scanner.dependency.osv.OsvDatabase;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The packages of a tree, each once for every file that names it. */
final class Inventory {
    private final ScanContext context;
    private final ScanSink sink;
    private final Set<Entry> entries = new LinkedHashSet<>();

    private record Entry(Ecosystem ecosystem, Component component) {}

    private record Release(Ecosystem ecosystem, String name, String version) {}

    private Inventory(ScanContext context, ScanSink sink) {
        this.context = context;
        this.sink = sink;
    }

    /** Reads every file of the tree that names packages, and hands over the components. */
    static Inventory of(SourceTree tree, ScanContext context, ScanSink sink) throws IOException {
        Inventory inventory = new Inventory(context, sink);
        List<SourceFile> files = tree.files();
        ManifestTree manifests = new ManifestTree(files);
        for (SourceFile file : files) {
            context.checkCancelled();
            Optional<ManifestReader> reader = ManifestReaders.of(file.path());
            if (reader.isPresent()) {
                context.progress().accept("reading " + file.path());
                inventory.read(reader.get(), manifests, file);
            }
        }
        return inventory;
    }

    private void read(ManifestReader reader, ManifestTree manifests, SourceFile file) {
        String path = file.path();
        try {
            reader.read(manifests.file(file), new DependencySink() {
                @Override
                public void add(Dependency dependency) {
                    Component component = dependency.component(path);
                    sink.record();
                    sink.component(component);
                    entries.add(new Entry(dependency.ecosystem(), component));
                }

                @Override
                public void note(String place, String message) {
                    sink.error(place.isEmpty() ? path : path + ": " + place, message);
                }
            });
        } catch (IOException e) {
            sink.error(path, e.getMessage());
        }
    }

    /** Looks up every package, and hands over what is known to be wrong with it. */
    void check(OsvDatabase database) throws IOException {
        Map<Release, List<KnownVulnerability>> known = new HashMap<>();
        Set<Ecosystem> ecosystems = EnumSet.noneOf(Ecosystem.class);
        for (Entry entry : entries) {
            context.checkCancelled();
            Component component = entry.component();
            ecosystems.add(entry.ecosystem());
            // Readers have said of each why it has no version.
            if (component.version().isEmpty()) {
                continue;
            }
            Release release = new Release(entry.ecosystem(), component.name(), component.version());
            List<KnownVulnerability> vulnerabilities = known.get(release);
            if (vulnerabilities == null) {
                vulnerabilities = database.affecting(release.ecosystem().osv(), release.name(), release.version());
                known.put(release, vulnerabilities);
            }
            vulnerabilities.forEach(vulnerability -> sink.finding(vulnerability.finding(component)));
        }
        for (Ecosystem ecosystem : ecosystems) {
            if (!database.covers(ecosystem.osv())) {
                sink.error(
                        ecosystem.osv(),
                        "the vulnerability database has nothing about packages of " + ecosystem.osv()
                                + ", so none was checked; add its all.zip to the database");
            }
        }
    }
}
