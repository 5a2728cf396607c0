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
import java.util.stream.Collectors;

/** Looks at image archives: how the images run, and which packages of the operating system they hold. */
@AutoService(ImageScanner.class)
public final class ContainerScanner implements ImageScanner {
    /** The id of this scanner. */
    public static final String ID = "container";

    private final VulnerabilityLookup lookup;

    /** A scanner with the vulnerability database that the environment names, if any. */
    public ContainerScanner() {
        this(VulnerabilityLookup.ofEnvironment());
    }

    /** A scanner with a vulnerability database. */
    public ContainerScanner(VulnerabilityLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Settings, secrets and packages of container images, and known vulnerabilities by OSV data (scan --image FILE)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONTAINER);
    }

    @Override
    public void scan(Path file, ScanContext context, ScanSink sink) throws IOException {
        ImageArchive archive = new ImageArchive(file);
        List<SavedImage> images = images(ArchiveIndex.of(archive, context), context);
        String name = file.getFileName().toString();
        EnvironmentSecrets secrets = new EnvironmentSecrets(context);
        for (SavedImage image : images) {
            new ImageReport(image, name, sink).write(secrets);
        }
        Set<String> names = images.stream()
                .flatMap(image -> image.layers().stream().map(SavedImage.Layer::entry))
                .collect(Collectors.toSet());
        Map<String, LayerContent> layers = new LayerReader(context).read(archive, names);
        PackageList packages = new PackageList(ScanKind.CONTAINER);
        for (SavedImage image : images) {
            ImagePackages found = new ImagePackages(image.title(name), packages, sink);
            List<LayerContent> contents = verified(image, layers);
            InstalledPackages.report(LayerContent.merged(contents, LayerContent::files), found, sink);
            found.addAll(LayerContent.merged(contents, LayerContent::manifests));
        }
        if (lookup.isConfigured()) {
            lookup.check(packages, context, sink);
        } else if (!packages.isEmpty()) {
            // Not a failure: all else that an image is scanned for needs no database.
            sink.error(name, VulnerabilityLookup.NOT_CONFIGURED);
        }
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
