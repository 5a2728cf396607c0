package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.report.ScanSink;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reports the secrets in the files of all layers of one image: whoever has the image has every layer, also what a later one
 * deletes.
 */
final class LayerSecrets {
    private static final String REMEDIATION =
            "Revoke the secret where it was issued: whoever has the image knows it, and deleting the file in a later"
                    + " step leaves it in its layer. Give it to the build as a build secret, or to the container when it"
                    + " starts.";

    private final String image;
    private final List<LayerContent> layers;
    private final ScanSink sink;

    /**
     * @param image what people call it
     * @param layers from the lowest
     */
    LayerSecrets(String image, List<LayerContent> layers, ScanSink sink) {
        this.image = image;
        this.layers = layers;
        this.sink = sink;
    }

    /** Each secret of a file once, in the uppermost layer that has it. */
    void report() {
        Set<String> seen = new HashSet<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            int layer = i;
            layers.get(i).secrets().stream()
                    .sorted(FileSecret.IN_ORDER)
                    .filter(secret -> seen.add(secret.location().path() + '\n' + secret.identity()))
                    .forEach(secret -> report(secret, layer));
        }
    }

    private void report(FileSecret secret, int layer) {
        String fate = fate(secret.path(), layer);
        Finding.Builder finding = secret.finding()
                .location(secret.location())
                .target(image)
                .identity(image + " " + secret.identity())
                .description("In layer " + (layer + 1) + " of " + layers.size() + " ("
                        + layers.get(layer).diffId() + ")" + fate + ".");
        sink.record();
        sink.finding(secret.gap() ? finding : finding.remediation(REMEDIATION));
    }

    /** What becomes of a layer's file in those above it, in words. */
    private String fate(String path, int layer) {
        for (int above = layer + 1; above < layers.size(); above++) {
            if (layers.get(above).replaces(path)) {
                return ", replaced in layer " + (above + 1);
            }
            if (layers.get(above).deletes(path)) {
                return ", deleted later in layer " + (above + 1);
            }
        }
        return "";
    }
}
