package io.jenkins.plugins.securitygate.report.sarif;

import java.util.HashMap;
import java.util.Map;

/** What one run (SARIF section 3.14) says beside its results; grows while the run is read. */
final class RunContext {
    private final RuleTable rules = new RuleTable();
    private final ArtifactPaths paths = new ArtifactPaths();
    private final Taxonomies taxonomies = new Taxonomies();
    private final Map<String, String> messages = new HashMap<>();
    private String tool = "";
    private String version = "";
    private ToolKinds.Entry kinds = ToolKinds.UNKNOWN;

    void tool(String name, String toolVersion) {
        tool = name;
        version = toolVersion;
        kinds = ToolKinds.of(name);
    }

    /** Name of the driver, empty when the report does not say. */
    String tool() {
        return tool;
    }

    /** Version of the driver, empty when the report does not say. */
    String version() {
        return version;
    }

    ToolKinds.Entry kinds() {
        return kinds;
    }

    RuleTable rules() {
        return rules;
    }

    ArtifactPaths paths() {
        return paths;
    }

    Taxonomies taxonomies() {
        return taxonomies;
    }

    /** Says that the run has been read to its end: what is not known by now is not in the report. */
    void complete() {
        paths.complete();
        taxonomies.complete();
    }

    /** Whether what was read since the last call refers to a part of the run that has not been read yet. */
    boolean lacked() {
        // Both must forget what they lacked.
        return paths.lacked() | taxonomies.lacked();
    }

    /** Messages of the tool by id, for rules that have none of that id. */
    Map<String, String> messages() {
        return messages;
    }
}
