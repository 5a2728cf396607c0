package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads go.mod; the version of Go itself becomes the package {@code stdlib}, as Go's vulnerability database names it. */
@AutoService(ManifestReader.class)
public final class GoModReader implements ManifestReader {
    @Override
    public boolean reads(String path) {
        return FileNames.last(path).equals("go.mod");
    }

    @Override
    public Certainty certainty() {
        return Certainty.DECLARED;
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        Module module = new Module();
        String block = "";
        for (String written : file.lines()) {
            boolean indirect = written.contains("// indirect");
            String line = written.replaceFirst("//.*", "").strip();
            if (line.endsWith("(")) {
                block = line.substring(0, line.length() - 1).strip() + " ";
            } else if (line.equals(")")) {
                block = "";
            } else if (!line.isEmpty()) {
                module.directive(List.of((block + line).replace("\"", "").split("\\s+")), indirect);
            }
        }
        module.report(sink);
    }

    /** What the directives add up to. */
    private static final class Module {
        private final Map<String, Dependency> required = new LinkedHashMap<>();
        private final Map<String, List<String>> replaced = new HashMap<>();
        private String go = "";

        void directive(List<String> words, boolean indirect) {
            if (words.size() < 2) {
                return;
            }
            switch (words.get(0)) {
                case "require" -> {
                    if (words.size() > 2) {
                        Scope scope = indirect ? Scope.TRANSITIVE : Scope.DIRECT;
                        required.put(words.get(1) + "@" + words.get(2), module(words.get(1), words.get(2), scope));
                    }
                }
                case "exclude" -> required.remove(words.get(1) + "@" + words.get(words.size() - 1));
                case "replace" -> replace(words);
                case "go" -> go = go.isEmpty() ? words.get(words.size() - 1) : go;
                case "toolchain" -> go = words.get(words.size() - 1).replaceFirst("^go", "");
                default -> {}
            }
        }

        /** {@code replace old [version] => new [version]}; a new one without a version is a folder. */
        private void replace(List<String> words) {
            int arrow = words.indexOf("=>");
            if (arrow > 1) {
                String old = String.join("@", words.subList(1, arrow));
                replaced.put(old, words.subList(arrow + 1, words.size()));
            }
        }

        void report(DependencySink sink) {
            for (Map.Entry<String, Dependency> entry : required.entrySet()) {
                Dependency dependency = entry.getValue();
                List<String> other = replaced.getOrDefault(entry.getKey(), replaced.get(dependency.name()));
                if (other == null) {
                    sink.add(dependency);
                } else if (other.size() == 2) {
                    sink.add(module(other.get(0), other.get(1), dependency.scope()));
                }
            }
            if (!go.isEmpty()) {
                // Go writes 1.21rc2 what its vulnerability database writes 1.21.0-rc.2.
                String version = go.replaceFirst("^(\\d+\\.\\d+)(rc|beta)(\\d+)$", "$1.0-$2.$3");
                sink.add(new Dependency(Ecosystem.GO, "stdlib", version, Scope.DIRECT));
            }
        }

        private static Dependency module(String path, String version, Scope scope) {
            return new Dependency(Ecosystem.GO, path, version, scope);
        }
    }
}
