package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.Gap;
import io.jenkins.plugins.securitygate.scanner.dependency.PackageList;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.Dependency;
import java.util.List;
import java.util.Map;

/**
 * Takes the packages of one image, to report them and to look them up later.
 *
 * @param image what people call it
 * @param toCheck the packages of all images
 */
record ImagePackages(String image, PackageList toCheck, ScanSink sink) {
    /** @param releases what advisories may call it */
    void add(List<PackageList.Release> releases, Component component) {
        sink.component(component);
        toCheck.add(releases, component, image);
    }

    /** Adds the packages of programming languages that the files of the image name. */
    void addAll(Map<String, LayerManifest> manifests) {
        manifests.forEach((path, manifest) -> {
            for (Dependency dependency : manifest.dependencies()) {
                sink.record();
                add(List.of(dependency.release()), dependency.component(path));
            }
            for (LayerManifest.Archive archive : manifest.archives()) {
                sink.record();
                toCheck.addLikely(archive.likely(), path, archive.place(), image);
            }
            for (LayerManifest.Note note : manifest.notes()) {
                sink.record();
                sink.finding(Gap.of(ScanKind.CONTAINER, path, note.place(), note.message())
                        .target(image));
            }
            if (!manifest.damage().isEmpty()) {
                sink.error(path, manifest.damage());
            }
        });
    }
}
