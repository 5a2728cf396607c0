package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.ScanSink;
import java.util.List;
import java.util.Set;

/**
 * Tells which programs of an image run with the rights of their owner or group: each is a fact, and one that no installed
 * package owns, or that lies where no package puts programs, is a finding too.
 */
final class PrivilegedFiles {
    private static final int SET_USER = 04000;
    private static final int CWE_PRIVILEGES = 250;
    private static final Set<String> USUAL = Set.of("bin", "sbin", "lib", "lib32", "lib64", "libx32", "libexec");

    private final String image;
    private final List<LayerContent> layers;
    private final ScanSink sink;

    /**
     * @param image what people call it
     * @param layers from the lowest
     */
    PrivilegedFiles(String image, List<LayerContent> layers, ScanSink sink) {
        this.image = image;
        this.layers = layers;
        this.sink = sink;
    }

    void report() {
        LayerContent.merged(layers, LayerContent::privileged).forEach(this::report);
    }

    private void report(String path, int mode) {
        boolean owned = layers.stream().anyMatch(layer -> layer.owned().contains(path));
        boolean user = (mode & SET_USER) != 0;
        sink.fact(Fact.of(Fact.Type.PRIVILEGE, user ? "setuid" : "setgid", image, Location.of(path, 0))
                .with("mode", Integer.toOctalString(mode))
                .with("layer", Integer.toString(layer(path) + 1))
                .with("packaged", Boolean.toString(owned)));
        if (!owned || !usual(path)) {
            sink.record();
            sink.finding(finding(path, user, owned, Integer.toOctalString(mode)));
        }
    }

    private Finding.Builder finding(String path, boolean user, boolean owned, String mode) {
        String whose = user ? "owner" : "group";
        return Finding.of(ScanKind.CONTAINER, user ? "image-setuid-file" : "image-setgid-file")
                .title("A program runs with the rights of its " + whose + ": " + path)
                .description("Mode " + mode + ", in layer " + (layer(path) + 1) + " of " + layers.size() + ". "
                        + (owned ? "It lies in an unusual folder." : "No installed package owns it.")
                        + " CIS Docker Benchmark v1.6, 4.8")
                .severity(user ? Severity.MEDIUM : Severity.LOW)
                .cwes(List.of(CWE_PRIVILEGES))
                .location(Location.of(path, 0))
                .target(image)
                .url("https://docs.docker.com/build/building/best-practices/")
                .remediation("Delete the program, or take the bit away: RUN chmod a-s /" + path + ".");
    }

    /** The uppermost layer that has the file. */
    private int layer(String path) {
        int layer = layers.size() - 1;
        while (layer > 0 && !layers.get(layer).replaces(path)) {
            layer--;
        }
        return layer;
    }

    private static boolean usual(String path) {
        String folder = path.substring(0, Math.max(0, path.indexOf('/')));
        String inner = folder.equals("usr") ? path.substring(folder.length() + 1) : path;
        String at = inner.startsWith("local/") ? inner.substring("local/".length()) : inner;
        return USUAL.contains(at.substring(0, Math.max(0, at.indexOf('/'))));
    }
}
