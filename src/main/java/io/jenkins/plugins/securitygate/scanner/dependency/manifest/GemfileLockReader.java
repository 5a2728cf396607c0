package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads the lockfiles of Bundler. */
@AutoService(ManifestReader.class)
public final class GemfileLockReader implements ManifestReader {
    private static final Set<String> NAMES = Set.of("Gemfile.lock", "gems.locked");
    /** A gem is indented by four spaces, what it needs by six. The platform stands behind the version's first hyphen. */
    private static final Pattern GEM = Pattern.compile("    ([^ ]+) \\(([^)-]+)(?:-[^)]*)?\\)");

    private static final Pattern ASKED = Pattern.compile("  ([^ !]+)!?(?: \\(.*\\)!?)?");

    @Override
    public boolean reads(String path) {
        return NAMES.contains(FileNames.last(path)) || path.endsWith(".gemfile.lock");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        Map<String, String> gems = new LinkedHashMap<>();
        Set<String> direct = new HashSet<>();
        String section = "";
        for (String line : file.lines()) {
            if (!line.startsWith(" ")) {
                section = line;
            } else if (section.equals("GEM")) {
                Matcher gem = GEM.matcher(line);
                if (gem.matches()) {
                    gems.put(gem.group(1), gem.group(2));
                }
            } else if (section.equals("DEPENDENCIES")) {
                Matcher asked = ASKED.matcher(line);
                if (asked.matches()) {
                    direct.add(asked.group(1));
                }
            }
        }
        gems.forEach((name, version) -> sink.add(
                new Dependency(Ecosystem.GEM, name, version, direct.contains(name) ? Scope.DIRECT : Scope.TRANSITIVE)));
    }
}
