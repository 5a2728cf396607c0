package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the JSON of license-checker for npm: which package has which licences. Policies say which are allowed. */
@AutoService(ReportReader.class)
public final class LicenseCheckerReader implements ReportReader {
    /** {@code "lodash@4.17.21": {"licenses":} at the beginning. */
    private static final Pattern SHAPE =
            Pattern.compile("\\s*\\{\\s*\"[^\"\\s]{1,300}@[^\"\\s]{1,100}\"\\s*:\\s*\\{\\s*\"licenses\"\\s*:");

    @Override
    public String format() {
        return "license-checker";
    }

    @Override
    public String title() {
        return "license-checker JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.LICENSE);
    }

    @Override
    public boolean recognises(Probe probe) {
        return SHAPE.matcher(probe.head()).lookingAt();
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("license-checker", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                sink.record();
                try {
                    sink.component(component(json, name));
                } catch (BadEntryException e) {
                    sink.error(e.place(), e.getMessage());
                }
            });
            json.end();
        }
    }

    private static Component component(JsonCursor json, String key) throws IOException {
        JsonNode entry = Nodes.entry(json);
        int at = key.lastIndexOf('@');
        if (at < 1) {
            throw json.bad("expected a package with its version, but found '" + key + "'");
        }
        String name = key.substring(0, at);
        String version = key.substring(at + 1);
        // An asterisk marks a licence that was guessed from a file.
        List<String> licenses = Nodes.texts(entry, "licenses").stream()
                .map(license -> license.endsWith("*") ? license.substring(0, license.length() - 1) : license)
                .toList();
        return new Component(
                Purls.of("npm", name, version), name, version, licenses, Nodes.text(entry, "path"), Scope.UNKNOWN);
    }
}
