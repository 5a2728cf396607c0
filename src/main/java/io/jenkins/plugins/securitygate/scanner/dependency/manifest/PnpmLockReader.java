package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the lockfiles of pnpm, versions 5 to 9. */
@AutoService(ManifestReader.class)
public final class PnpmLockReader implements ManifestReader {
    @Override
    public boolean reads(String path) {
        return FileNames.last(path).equals("pnpm-lock.yaml");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        for (YamlNode root : file.yaml()) {
            Map<NpmSpec, Scope> direct = direct(root);
            root.get("packages").entries().forEach(entry -> add(entry, direct, sink));
        }
    }

    private static void add(YamlNode entry, Map<NpmSpec, Scope> direct, DependencySink sink) {
        NpmSpec spec = spec(entry);
        if (spec.version().startsWith("file:") || spec.version().startsWith("link:")) {
            return;
        }
        Scope scope = direct.getOrDefault(spec, Scope.TRANSITIVE);
        boolean development = entry.get("dev").isTrue();
        NpmSpec numbered = NpmSpec.of(spec.name(), spec.version()).orElse(spec);
        sink.add(new Dependency(
                Ecosystem.NPM, numbered.name(), numbered.version(), development ? Scope.DEVELOPMENT : scope));
    }

    /** The package that a key names; an entry from outside of the registry names it inside. */
    private static NpmSpec spec(YamlNode entry) {
        if (entry.get("name").isPresent()) {
            return new NpmSpec(entry.get("name").text(), entry.get("version").text());
        }
        NpmSpec spec = ofKey(entry.key());
        return entry.get("version").isPresent()
                ? new NpmSpec(spec.name(), entry.get("version").text())
                : spec;
    }

    /** {@code /name/1.0.0_peer} in version 5, {@code /name@1.0.0(peer)} in version 6, then without the slash. */
    private static NpmSpec ofKey(String key) {
        String plain = withoutPeers(key.startsWith("/") ? key.substring(1) : key);
        if (plain.indexOf('@', 1) > 0 && !isVersionFive(plain)) {
            return NpmSpec.joined(plain);
        }
        int slash = plain.lastIndexOf('/');
        return slash < 0
                ? new NpmSpec(plain, "")
                : new NpmSpec(plain.substring(0, slash), before(plain.substring(slash + 1), '_'));
    }

    /** Whether the version stands behind a slash; a name of version 6 has at most the slash of its scope. */
    private static boolean isVersionFive(String key) {
        int slash = key.indexOf('/', key.startsWith("@") ? key.indexOf('/') + 1 : 0);
        return slash > 0 && slash < key.indexOf('@', 1);
    }

    private static String withoutPeers(String text) {
        return before(text, '(');
    }

    private static String before(String text, char mark) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }

    private static Map<NpmSpec, Scope> direct(YamlNode root) {
        Map<NpmSpec, Scope> direct = new HashMap<>();
        Stream.concat(Stream.of(root), root.get("importers").entries()).forEach(project -> {
            asked(project.get("devDependencies"), Scope.DEVELOPMENT, direct);
            asked(project.get("optionalDependencies"), Scope.DIRECT, direct);
            asked(project.get("dependencies"), Scope.DIRECT, direct);
        });
        return direct;
    }

    private static void asked(YamlNode list, Scope scope, Map<NpmSpec, Scope> direct) {
        list.entries().forEach(entry -> {
            String text =
                    entry.get("version").isPresent() ? entry.get("version").text() : entry.text();
            String version = before(withoutPeers(text), '_');
            boolean renamed = version.indexOf('@', 1) > 0 || version.startsWith("/");
            NpmSpec spec = renamed ? ofKey(version) : new NpmSpec(entry.key(), version);
            // What the product uses is no matter of development alone.
            direct.merge(spec, scope, (first, second) -> first == Scope.DIRECT ? first : second);
        });
    }
}
