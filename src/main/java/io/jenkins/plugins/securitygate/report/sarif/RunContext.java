package io.jenkins.plugins.securitygate.report.sarif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one run (SARIF section 3.14) says beside its results; grows while the run is read. */
final class RunContext {
    private final RuleTable rules = new RuleTable();
    private final ArtifactPaths paths = new ArtifactPaths();
    private final List<String> taxonomies = new ArrayList<>();
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

    /** Names of the taxonomies in their order. */
    List<String> taxonomies() {
        return taxonomies;
    }

    /** Messages of the tool by id, for rules that have none of that id. */
    Map<String, String> messages() {
        return messages;
    }
}
