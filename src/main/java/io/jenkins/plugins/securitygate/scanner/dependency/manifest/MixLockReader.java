package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;

/** Reads mix.lock of Elixir; packages from repositories of source have no number and are left out by Mix itself. */
@AutoService(ManifestReader.class)
public final class MixLockReader implements ManifestReader {
    private static final Pattern ENTRY =
            Pattern.compile("\\s*\"[^\"]+\": ?\\{:hex, ?:\"?([A-Za-z0-9_]+)\"?, ?\"([^\"]+)\".*");

    @Override
    public boolean reads(String path) {
        return FileNames.last(path).equals("mix.lock");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        for (String line : file.lines()) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                sink.add(new Dependency(Ecosystem.HEX, entry.group(1), entry.group(2), Scope.UNKNOWN));
            }
        }
    }
}
