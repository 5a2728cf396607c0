package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.scanner.dependency.LikelyPackage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Collects what tells which package an archive without {@code pom.properties} is. */
final class ArchiveClues {
    private static final Pattern FILE = Pattern.compile("(.+?)-(\\d[^/]*)\\.[a-zA-Z]+");
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/\\d+/");
    private static final List<Attributes.Name> VERSIONS =
            List.of(Attributes.Name.IMPLEMENTATION_VERSION, new Attributes.Name("Bundle-Version"));
    private static final List<Attributes.Name> NAMES =
            List.of(new Attributes.Name("Implementation-Vendor-Id"), new Attributes.Name("Bundle-SymbolicName"));
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final int MAX_MANIFEST = 1 << 20;
    /** An archive with classes of more origins than this is a bundle of many packages. */
    private static final int MAX_ROOTS = 50;

    private final String fileName;
    private final Set<String> roots = new HashSet<>();
    private Attributes manifest = new Attributes();

    /** @param path of the archive, in a folder or in another archive */
    ArchiveClues(String path) {
        this.fileName = path.substring(path.lastIndexOf('/') + 1);
    }

    /** @param content read only where it says something */
    void file(String name, InputStream content) throws IOException {
        if (name.equals(MANIFEST)) {
            manifest = attributes(content.readNBytes(MAX_MANIFEST));
        } else if (name.endsWith(".class") && roots.size() < MAX_ROOTS) {
            String inFolder =
                    name.startsWith("META-INF/") ? VERSIONED.matcher(name).replaceFirst("") : name;
            int slash = inFolder.lastIndexOf('/');
            if (slash > 0) {
                roots.add(LikelyPackage.root(inFolder.substring(0, slash).replace('/', '.')));
            }
        }
    }

    private static Attributes attributes(byte[] manifest) {
        try {
            return new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes();
        } catch (IOException e) {
            // A damaged manifest tells nothing, and the archive is read all the same.
            return new Attributes();
        }
    }

    /** Empty when the file's name has no version. */
    Optional<LikelyPackage> likely() {
        Matcher file = FILE.matcher(fileName);
        if (!file.matches()) {
            return Optional.empty();
        }
        NAMES.stream()
                .map(manifest::getValue)
                .filter(name -> name != null)
                .map(name -> name.split(";", 2)[0].strip())
                .filter(name -> !name.isEmpty())
                .forEach(name -> roots.add(LikelyPackage.root(name)));
        return Optional.of(new LikelyPackage(file.group(1), version(file.group(2)), roots));
    }

    /** The file's version, without the classifier that stands behind that of the manifest. */
    private String version(String ofFile) {
        return VERSIONS.stream()
                .map(manifest::getValue)
                .filter(version -> version != null && ofFile.startsWith(version + "-"))
                .findFirst()
                .orElse(ofFile);
    }
}
