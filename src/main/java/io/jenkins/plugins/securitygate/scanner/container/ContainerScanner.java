package io.jenkins.plugins.securitygate.scanner.container;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.ImageScanner;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.dependency.PackageList;
import io.jenkins.plugins.securitygate.scanner.dependency.VulnerabilityLookup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at image archives: how the images run, and which packages of the operating system they hold. */
@AutoService(ImageScanner.class)
public final class ContainerScanner implements ImageScanner {
    /** The id of this scanner. */
    public static final String ID = "container";

    private final VulnerabilityLookup lookup;
    private final boolean layerSecrets;

    /** A scanner with the vulnerability database that the environment names, if any. */
    public ContainerScanner() {
        this(VulnerabilityLookup.ofEnvironment());
    }

    /** A scanner with a vulnerability database, which looks for secrets in all files. */
    public ContainerScanner(VulnerabilityLookup lookup) {
        this(lookup, true);
    }

    /**
     * A scanner with a vulnerability database.
     *
     * @param layerSecrets whether the files of all layers are searched for secrets
     */
    public ContainerScanner(VulnerabilityLookup lookup, boolean layerSecrets) {
        this.lookup = lookup;
        this.layerSecrets = layerSecrets;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Settings, secrets, privileged programs and packages of container images, and known vulnerabilities by"
                + " OSV data (scan --image FILE)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONTAINER);
    }

    @Override
    public void scan(Path file, ScanContext context, ScanSink sink) throws IOException {
        String name = file.getFileName().toString();
        PackageList packages = new PackageList(ScanKind.CONTAINER);
        try (TextSearch search = new TextSearch(context)) {
            ArchiveLayers layers = new ArchiveLayers(context, new LayerReader(context, layerSecrets ? search : null));
            List<SavedImage> images = images(layers.index(new ImageArchive(file)), context);
            EnvironmentSecrets secrets = new EnvironmentSecrets(context, search);
            for (SavedImage image : images) {
                new ImageReport(image, name, sink).write(secrets);
            }
            Map<String, LayerContent> contents = layers.read(images.stream()
                    .flatMap(image -> image.layers().stream().map(SavedImage.Layer::entry))
                    .collect(Collectors.toCollection(TreeSet::new)));
            search.await();
            for (SavedImage image : images) {
                report(image.title(name), verified(image, contents), packages, sink);
            }
        }
        if (lookup.isConfigured()) {
            lookup.check(packages, context, sink);
        } else if (!packages.isEmpty()) {
            // Not a failure: all else that an image is scanned for needs no database.
            sink.error(name, VulnerabilityLookup.NOT_CONFIGURED);
        }
        packages.reportRest(sink);
    }

    /** @param layers from the lowest */
    private static void report(String image, List<LayerContent> layers, PackageList packages, ScanSink sink) {
        ImagePackages found = new ImagePackages(image, packages, sink);
        InstalledPackages.report(LayerContent.merged(layers, LayerContent::files), found, sink);
        found.addAll(LayerContent.merged(layers, LayerContent::manifests));
        new PrivilegedFiles(image, layers, sink).report();
        new LayerSecrets(image, layers, sink).report();
        layers.forEach(layer -> layer.notes().forEach(note -> sink.error(note.path(), note.message())));
    }

    private static List<SavedImage> images(ArchiveIndex index, ScanContext context) throws IOException {
        // Newer archives of Docker have both; only the index knows digests.
        if (index.has(OciLayout.NAME)) {
            return new OciLayout(index, context).images();
        }
        if (index.has(DockerManifest.NAME)) {
            return DockerManifest.images(index);
        }
        throw new BadImageException("neither " + OciLayout.NAME + " nor " + DockerManifest.NAME
                + " is in it, so it is no image archive; 'docker save' writes one, 'docker export' does not");
    }

    private static List<LayerContent> verified(SavedImage image, Map<String, LayerContent> layers)
            throws BadImageException {
        List<LayerContent> contents = new ArrayList<>();
        for (SavedImage.Layer layer : image.layers()) {
            LayerContent content = layers.get(layer.entry());
            if (!content.diffId().equals(layer.diffId())) {
                throw new BadImageException(
                        layer.entry(),
                        "the layer is damaged: its content has the digest " + content.diffId()
                                + ", the image's configuration says " + layer.diffId());
            }
            contents.add(content);
        }
        return contents;
    }
}
