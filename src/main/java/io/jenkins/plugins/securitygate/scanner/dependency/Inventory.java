package io.jenkins.plugins.securitygate.scanner.dependency;

import com.github.packageurl.PackageURL;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.FileProgress;
import io.jenkins.plugins.securitygate.scanner.Gap;
import io.jenkins.plugins.securitygate.scanner.OrderedWork;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.Dependency;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.DependencySink;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestReaders;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The packages of a tree, each once for every file that names it. */
final class Inventory {
    private final ScanContext context;
    private final ScanSink sink;
    private final ReferenceFiles reference;
    private final PackageList packages = new PackageList(ScanKind.DEPENDENCY);
    private final List<Unnamed> unnamed = new ArrayList<>();

    /** An archive that does not say which package it is. */
    private record Unnamed(String path, String place, String sha1, Optional<LikelyPackage> likely) {}

    private Inventory(ReferenceFiles reference, ScanContext context, ScanSink sink) {
        this.reference = reference;
        this.context = context;
        this.sink = sink;
    }

    /** Reads every file of the tree that names packages, and hands over the components. */
    static PackageList of(SourceTree tree, ReferenceFiles reference, ScanContext context, ScanSink sink)
            throws IOException {
        Inventory inventory = new Inventory(reference, context, sink);
        List<SourceFile> files = tree.files();
        ManifestTree manifests = new ManifestTree(files, reference.mavenRepository());
        List<SourceFile> named = files.stream()
                .filter(file -> ManifestReaders.of(file.path()).isPresent())
                .toList();
        FileProgress progress = new FileProgress("reading packages", named.size(), context);
        OrderedWork.onAllCores(context).run(named, file -> inventory.read(file, manifests), said -> {
            said.forEach(Runnable::run);
            progress.step();
        });
        inventory.nameByHash();
        return inventory.packages;
    }

    private void nameByHash() {
        Map<String, PackageURL> known = Map.of();
        if (reference.archiveHashes() != null && !unnamed.isEmpty()) {
            try {
                known = new ArchiveHashes(reference.archiveHashes())
                        .find(unnamed.stream().map(Unnamed::sha1).collect(Collectors.toSet()));
            } catch (IOException e) {
                sink.error(reference.archiveHashes().toString(), e.getMessage());
            }
        }
        for (Unnamed archive : unnamed) {
            PackageURL purl = known.get(archive.sha1());
            if (purl != null) {
                String version = purl.getVersion() == null ? "" : purl.getVersion();
                String name = purl.getNamespace() + ":" + purl.getName();
                add(new Dependency(Ecosystem.MAVEN, name, version, Component.Scope.UNKNOWN, List.of()), archive.path());
            } else if (archive.likely().isPresent()) {
                sink.record();
                packages.addLikely(archive.likely().get(), archive.path(), archive.place(), "");
            } else {
                gap(archive.path(), archive.place(), PackageList.UNNAMED);
            }
        }
    }

    private void gap(String path, String place, String message) {
        sink.record();
        sink.finding(Gap.of(ScanKind.DEPENDENCY, path, place, message));
    }

    private void add(Dependency dependency, String path) {
        Component component = dependency.component(path);
        sink.record();
        sink.component(component);
        packages.add(dependency.release(), component, "");
    }

    /** Reads a file on any thread; what it says is to be run on that of the scan. */
    private List<Runnable> read(SourceFile file, ManifestTree manifests) {
        String path = file.path();
        List<Runnable> said = new ArrayList<>();
        DependencySink packagesOfFile = new DependencySink() {
            @Override
            public void add(Dependency dependency) {
                said.add(() -> Inventory.this.add(dependency, path));
            }

            @Override
            public boolean knowsArchives() {
                return reference.archiveHashes() != null;
            }

            @Override
            public void unnamed(String place, String sha1, Optional<LikelyPackage> likely) {
                said.add(() -> unnamed.add(new Unnamed(path, place, sha1, likely)));
            }

            @Override
            public void note(String place, String message) {
                said.add(() -> gap(path, place, message));
            }
        };
        try {
            ManifestReaders.of(path).orElseThrow().read(manifests.file(file), packagesOfFile);
        } catch (IOException e) {
            said.add(() -> sink.error(path, e.getMessage()));
        }
        return said;
    }
}
