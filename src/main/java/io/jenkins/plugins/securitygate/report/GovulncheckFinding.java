package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One vulnerability of one module, as far as govulncheck could follow it.
 *
 * @param id in the Go vulnerability database
 * @param entry the finding; its trace begins at the vulnerable symbol and ends in the code that was scanned
 */
record GovulncheckFinding(String id, JsonNode entry) {

    boolean isCalled() {
        return entry.path("trace").path(0).has("function");
    }

    /**
     * The finding.
     *
     * @param found what the database says, {@code null} when the report does not have it
     * @param bySymbol whether the scan looked for calls at all
     */
    Finding.Builder of(JsonNode found, boolean bySymbol) {
        JsonNode osv = found == null ? MissingNode.getInstance() : found;
        JsonNode vulnerable = entry.path("trace").path(0);
        String module = Nodes.text(vulnerable, "module");
        String version = Nodes.text(vulnerable, "version");
        List<Location> flow = flow();
        return Finding.of(ScanKind.DEPENDENCY, id)
                .title(Nodes.text(osv, "summary"))
                .description(Nodes.text(osv, "details"))
                // The database of Go rates nothing.
                .severity(Severity.UNKNOWN)
                .location(flow.isEmpty() ? Location.NONE : flow.get(0))
                .component(Purls.component(Purls.of("golang", module, version), module, version, ""))
                .advisory(new Advisory(
                        VulnerabilityIds.of(id, Nodes.texts(osv, "aliases")),
                        List.of(),
                        -1,
                        -1,
                        false,
                        Nodes.texts(entry, "fixed_version"),
                        Timestamps.parse(Nodes.text(osv, "published"))))
                .flow(flow)
                .url("https://pkg.go.dev/vuln/" + id)
                .suppression(
                        bySymbol && !isCalled()
                                ? new Suppression(
                                        Suppression.State.NOT_AFFECTED,
                                        "govulncheck",
                                        "the vulnerable code is not called")
                                : null);
    }

    /** From the code that was scanned to the vulnerable symbol. */
    private List<Location> flow() {
        List<Location> steps = new ArrayList<>();
        for (JsonNode frame : entry.path("trace")) {
            JsonNode position = frame.path("position");
            if (position.has("filename")) {
                int line = position.path("line").asInt();
                steps.add(new Location(
                        Nodes.text(position, "filename"),
                        line,
                        position.path("column").asInt(),
                        0,
                        0));
            }
        }
        Collections.reverse(steps);
        return steps;
    }
}
