package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads packages.config, and the package references of .NET projects with the versions that they manage centrally. */
@AutoService(ManifestReader.class)
public final class NugetProjectReader implements ManifestReader {
    private static final Pattern PROJECT = Pattern.compile("(.*/)?[^/]+\\.(cs|vb|fs)proj");
    private static final String CENTRAL = "Directory.Packages.props";
    private static final Pattern NUMBER = Pattern.compile("\\d[^\\[\\]()*,$]*");
    private static final int MAX_LEVELS = 30;

    @Override
    public boolean reads(String path) {
        return FileNames.last(path).equals("packages.config") || path.endsWith("proj") && PROJECT.matches(path);
    }

    @Override
    public Certainty certainty() {
        return Certainty.DECLARED;
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        XmlElement root = XmlElement.of(file.text());
        if (root.name().equals("packages")) {
            root.all("package").forEach(entry -> configured(entry, sink));
            return;
        }
        Map<String, String> central = central(file);
        for (XmlElement entry : root.all("ItemGroup", "PackageReference")) {
            String name = entry.attribute("Include");
            // A project that overrides the version of another reference names it by Update.
            if (!name.isEmpty()) {
                reference(name, entry, central, sink);
            }
        }
    }

    private static void configured(XmlElement entry, DependencySink sink) {
        Scope scope = entry.attribute("developmentDependency").equals("true") ? Scope.DEVELOPMENT : Scope.UNKNOWN;
        sink.add(new Dependency(Ecosystem.NUGET, entry.attribute("id"), entry.attribute("version"), scope));
    }

    private static void reference(String name, XmlElement entry, Map<String, String> central, DependencySink sink) {
        String written = either(entry, "VersionOverride");
        written = written.isEmpty() ? either(entry, "Version") : written;
        written = written.isEmpty() ? central.getOrDefault(Ecosystem.NUGET.normalised(name), "") : written;
        String version = NUMBER.matches(written) ? written : "";
        if (version.isEmpty()) {
            sink.note(
                    "",
                    "the version of " + name + " is not decided by files of the project;"
                            + " write packages.lock.json: dotnet restore --use-lock-file");
        }
        boolean development = either(entry, "PrivateAssets").equalsIgnoreCase("all");
        sink.add(new Dependency(Ecosystem.NUGET, name, version, development ? Scope.DEVELOPMENT : Scope.DIRECT));
    }

    private static String either(XmlElement entry, String name) {
        return entry.attribute(name).isEmpty() ? entry.text(name) : entry.attribute(name);
    }

    /** The versions of the nearest file of central versions at or above the project. */
    private static Map<String, String> central(ManifestFile project) throws IOException {
        Map<String, String> versions = new HashMap<>();
        String place = CENTRAL;
        for (int level = 0; level < MAX_LEVELS; level++) {
            Optional<ManifestFile> file = project.resolve(place);
            if (file.isPresent()) {
                XmlElement.of(file.get().text())
                        .all("ItemGroup", "PackageVersion")
                        .forEach(entry -> versions.put(
                                Ecosystem.NUGET.normalised(entry.attribute("Include")), either(entry, "Version")));
                break;
            }
            place = "../" + place;
        }
        return versions;
    }
}
