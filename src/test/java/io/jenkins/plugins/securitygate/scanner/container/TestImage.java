package io.jenkins.plugins.securitygate.scanner.container;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** An image that a test packs into an archive of one or the other format. */
public final class TestImage {
    private final String config;
    private final List<byte[]> layers = new ArrayList<>();
    private final List<String> diffIds = new ArrayList<>();

    /** @param config the member {@code config} of the image's configuration */
    public TestImage(String config) {
        this.config = config;
    }

    public TestImage layer(Tar layer) {
        byte[] bytes = layer.bytes();
        return stored(bytes, bytes);
    }

    TestImage gzipLayer(Tar layer) {
        byte[] bytes = layer.bytes();
        return stored(Tar.gzip(bytes), bytes);
    }

    /** A layer of which the archive holds other bytes than its content. */
    TestImage stored(byte[] stored, byte[] content) {
        return stored(stored, digest(content));
    }

    /** @param diffId what the image's configuration says of the content */
    TestImage stored(byte[] stored, String diffId) {
        layers.add(stored);
        diffIds.add('"' + diffId + '"');
        return this;
    }

    /** The archive that older versions of {@code docker save} wrote, with the manifest at its end. */
    public Tar dockerSave(String tag) {
        Tar tar = new Tar();
        List<String> names = new ArrayList<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            tar.file(i + "/layer.tar", layers.get(i));
            names.add(0, "\"" + i + "/layer.tar\"");
        }
        return tar.file("config.json", configuration())
                .file("manifest.json", """
                        [{"Config": "config.json", "RepoTags": ["%s"], "Layers": [%s]}]
                        """.formatted(tag, String.join(",", names)));
    }

    /** Adds the blobs of this image in the OCI layout and gives the digest of its manifest. */
    String addBlobs(Tar tar) {
        String names = layers.stream()
                .map(layer -> "{\"digest\": \"" + blob(tar, layer) + "\"}")
                .collect(Collectors.joining(","));
        String configured = blob(tar, configuration().getBytes(StandardCharsets.UTF_8));
        String manifest = "{\"config\": {\"digest\": \"%s\"}, \"layers\": [%s]}".formatted(configured, names);
        return blob(tar, manifest.getBytes(StandardCharsets.UTF_8));
    }

    static String blob(Tar tar, byte[] content) {
        String digest = digest(content);
        tar.file("blobs/" + digest.replace(':', '/'), content);
        return digest;
    }

    private String configuration() {
        return "{\"config\": %s, \"rootfs\": {\"type\": \"layers\", \"diff_ids\": [%s]}}"
                .formatted(config, String.join(",", diffIds));
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
