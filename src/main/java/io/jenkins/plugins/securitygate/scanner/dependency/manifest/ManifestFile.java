package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.configuration.SourceText;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlDocument;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlSyntaxException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.ArchiveEntry;

/** A file of the scanned tree in the forms in which readers want it, within limits on its size and depth. */
public final class ManifestFile {
    /** Files larger than this are not read, in bytes; the largest real lockfiles have a tenth of it. */
    static final int MAX_BYTES = 32 << 20;

    /** Longer YAML is not read, in characters, since its tree takes many times that. */
    static final int MAX_YAML = 8 << 20;

    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(500).build();
    // Bun's lockfile has comments and trailing commas; no other lockfile is hurt by accepting them.
    private static final ObjectMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();
    private static final ObjectMapper TOML = TomlMapper.builder(
                    TomlFactory.builder().streamReadConstraints(LIMITS).build())
            .build();

    private final String path;
    private final long size;
    private final Content content;
    private final ManifestTree tree;
    private String text;

    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;
    }

    private ManifestFile(String path, long size, Content content, ManifestTree tree) {
        this.path = path;
        this.size = size;
        this.content = content;
        this.tree = tree;
    }

    ManifestFile(SourceFile source, ManifestTree tree) {
        this(source.path(), source.size(), () -> Files.newInputStream(source.file(), LinkOption.NOFOLLOW_LINKS), tree);
    }

    /**
     * A file of an archive that is read as a stream: it can be read once, and there are no others beside it.
     *
     * @param path relative to the archive's root, with forward slashes
     * @param size in bytes
     * @param content the reader closes it
     */
    public static ManifestFile streamed(String path, long size, InputStream content) {
        return new ManifestFile(path, size, () -> content, new ManifestTree(List.of()));
    }

    /** A file of a local repository; its path is that of the file system. */
    static ManifestFile installed(Path file, ManifestTree tree) {
        return new ManifestFile(
                file.toString(),
                ArchiveEntry.SIZE_UNKNOWN,
                () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS),
                tree);
    }

    /** The Maven project that this file names so; empty when no file that may be read is it. */
    Optional<ManifestFile> project(String group, String artifact, String version) throws IOException {
        return tree.project(group, artifact, version);
    }

    /** What this file, as a bill of materials, gives to projects that import it. */
    MavenProject bom(Set<String> importing) throws IOException {
        return tree.bom(this, importing);
    }

    /** Relative to the scanned root, with forward slashes. */
    public String path() {
        return path;
    }

    /** Another file of the scanned tree; empty when it is none, lies outside, or behind a symbolic link. */
    public Optional<ManifestFile> resolve(String relative) {
        return tree.resolve(path(), relative);
    }

    /** In bytes, {@link ArchiveEntry#SIZE_UNKNOWN} where nobody asked. */
    public long size() {
        return size;
    }

    /** The raw content. The caller closes it. */
    public InputStream open() throws IOException {
        return new BufferedInputStream(content.open());
    }

    /** The content as text, in UTF-8 or, by its mark, in UTF-16 as PowerShell writes it. */
    public String text() throws IOException {
        if (text == null) {
            text = decoded();
        }
        return text;
    }

    private String decoded() throws IOException {
        byte[] bytes;
        try (InputStream in = open()) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new ManifestFormatException(
                    "the file is larger than " + MAX_BYTES + " bytes; its packages are not read");
        }
        if (bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        String decoded = new String(bytes, StandardCharsets.UTF_8);
        return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    }

    /** The lines of {@link #text()}. */
    public List<String> lines() throws IOException {
        return text().lines().toList();
    }

    /** The content as a JSON object; comments and trailing commas are accepted. */
    public JsonNode json() throws IOException {
        return tree(JSON, "JSON");
    }

    /** The content as a TOML table. */
    public JsonNode toml() throws IOException {
        return tree(TOML, "TOML");
    }

    private JsonNode tree(ObjectMapper mapper, String language) throws IOException {
        try {
            JsonNode root = mapper.readTree(text());
            if (root == null || !root.isObject()) {
                throw new ManifestFormatException("expected an object at the top");
            }
            return root;
        } catch (JacksonException e) {
            String line =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw new ManifestFormatException(line + "not valid " + language + ": " + e.getOriginalMessage(), e);
        }
    }

    /** The documents of a YAML file; those without content are left out. */
    List<YamlNode> yaml() throws IOException {
        String text = text();
        if (text.length() > MAX_YAML) {
            throw new ManifestFormatException("the file is longer than " + MAX_YAML + " characters; it is not read");
        }
        List<YamlNode> roots = new ArrayList<>();
        for (YamlDocument document : YamlDocument.of(new SourceText(path(), text))) {
            try {
                document.parse().ifPresent(roots::add);
            } catch (YamlSyntaxException e) {
                throw new ManifestFormatException(
                        "line " + e.location().line() + ": not valid YAML: " + e.getMessage(), e);
            }
        }
        return roots;
    }
}
