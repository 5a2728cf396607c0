package io.jenkins.plugins.securitygate.scanner.dependency;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.Dependency;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.DependencySink;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestReader;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestReaders;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The packages of a tree, each once for every file that names it. */
final class Inventory {
    private final ScanContext context;
    private final ScanSink sink;
    private final PackageList packages = new PackageList(ScanKind.DEPENDENCY);

    private Inventory(ScanContext context, ScanSink sink) {
        this.context = context;
        this.sink = sink;
    }

    /** Reads every file of the tree that names packages, and hands over the components. */
    static PackageList of(SourceTree tree, ScanContext context, ScanSink sink) throws IOException {
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
        return inventory.packages;
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
                    packages.add(dependency.release(), component, "");
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
}
