package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the requirements files of pip and the files that they include; only pinned versions are known ones. */
@AutoService(ManifestReader.class)
public final class PipRequirementsReader implements ManifestReader {
    private static final Pattern FILE =
            Pattern.compile("(.*/)?([^/]*requirements[^/]*\\.(txt|pip)|requirements/[^/]+\\.txt)");
    private static final Pattern INCLUDE = Pattern.compile("(?:-r|--requirement)(?:\\s*=?\\s*)(\\S+)");
    private static final Pattern REQUIREMENT = Pattern.compile(
            "([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*\\])?\\s*(?:(\\(?\\s*(?:===?|[<>~!]).*|@.*))?");
    private static final Pattern PIN = Pattern.compile("===?\\s*([^\\s,;*]+)\\s*");
    private static final Pattern DEVELOPMENT =
            Pattern.compile("(^|.*[^a-z])(dev|develop|development|tests?)([^a-z].*|$)");

    @Override
    public boolean reads(String path) {
        return path.contains("requirements") && FILE.matches(path);
    }

    @Override
    public Certainty certainty() {
        return Certainty.DECLARED;
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        Scope scope = DEVELOPMENT.matches(file.path()) ? Scope.DEVELOPMENT : Scope.UNKNOWN;
        new Inclusion(scope, sink, new HashSet<>()).read(file);
    }

    /** One file with all that it includes, each once. */
    private record Inclusion(Scope scope, DependencySink sink, Set<String> seen) {
        void read(ManifestFile file) throws IOException {
            if (!seen.add(file.path())) {
                return;
            }
            int number = 0;
            StringBuilder whole = new StringBuilder();
            for (String line : file.lines()) {
                number++;
                boolean continued = line.endsWith("\\");
                whole.append(continued ? line.substring(0, line.length() - 1) : line);
                if (!continued) {
                    requirement(whole.toString(), file, "line " + number);
                    whole.setLength(0);
                }
            }
            requirement(whole.toString(), file, "line " + number);
        }

        private void requirement(String written, ManifestFile file, String place) throws IOException {
            String line = written.replaceFirst("(^|\\s)#.*", "").strip();
            Matcher include = INCLUDE.matcher(line);
            if (include.matches()) {
                included(include.group(1), file, place);
            } else if (!line.isEmpty() && !line.startsWith("-")) {
                // Markers and hashes say when and how a package is installed, not which. What the line says is not
                // quoted: an address may hold a password.
                String plain = line.split("\\s*;|\\s+--", 2)[0].strip();
                Matcher requirement = REQUIREMENT.matcher(plain);
                if (requirement.matches()) {
                    add(requirement.group(1), requirement.group(2), place);
                } else {
                    sink.note(place, "the line names no package; what it installs is not known");
                }
            }
        }

        private void included(String name, ManifestFile file, String place) throws IOException {
            Optional<ManifestFile> other = file.resolve(name);
            if (other.isPresent()) {
                read(other.get());
            } else {
                String what = name.contains(":") ? "at an address" : name;
                sink.note(place, "the included file " + what + " is not among the scanned files");
            }
        }

        private void add(String name, String constraint, String place) {
            Matcher pin = PIN.matcher(constraint == null ? "" : constraint);
            String version = pin.matches() ? pin.group(1) : "";
            if (version.isEmpty()) {
                sink.note(place, name + " has no pinned version; pin it with ==, for example by pip freeze");
            }
            sink.add(new Dependency(Ecosystem.PYPI, name, version, scope));
        }
    }
}
