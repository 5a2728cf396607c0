package io.jenkins.plugins.securitygate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The plugin loads, and is configured as code. */
@ExtendWith(RunningJenkins.class)
class ConfigurationIT {
    /** What Jenkins is started with. */
    static final String AT_START = """
            security:
              securityGate:
                builtInBaseline: true
                gateRequired: "must-gate-*"
                protectedStages: "Ship it"
                policies:
                - name: "advice"
                  jobs: "advised-*"
                  yaml: |
                    apiVersion: security-gate/v1
                    name: advice
                    rules:
                      - id: no-secrets
                        title: No secrets
                        for: findings
                        when: finding.kind == "secret"
                        enforcement: advisory
            """;

    @Test
    void thePluginIsActive(JenkinsClient jenkins) throws Exception {
        JsonNode plugins = jenkins.json("pluginManager/api/json?tree=plugins[shortName,active,enabled]");

        assertThat(plugins.path("plugins"))
                .filteredOn(plugin -> plugin.path("shortName").asText().equals("security-gate"))
                .singleElement()
                .matches(plugin -> plugin.path("active").asBoolean(), "is active")
                .matches(plugin -> plugin.path("enabled").asBoolean(), "is enabled");
    }

    @Test
    void theLogHasNoComplaintAboutThePlugin(JenkinsClient jenkins, JenkinsServer server) throws Exception {
        jenkins.build("log-clean", "node { securityScan('secret') }\ncomplianceGate()");

        assertThat(Complaints.in(server.log())).isEmpty();
    }

    @Test
    void whatWasImportedAtTheStartIsExportedUnchanged(JenkinsClient jenkins) throws Exception {
        assertThat(exported(jenkins)).isEqualTo(section(AT_START));
    }

    @Test
    void anExportCanBeImportedAgain(JenkinsClient jenkins) throws Exception {
        Object before = exported(jenkins);
        apply(jenkins, Map.of("gateRequired", "nothing"));
        assertThat(exported(jenkins)).isNotEqualTo(before);

        apply(jenkins, before);

        assertThat(exported(jenkins)).isEqualTo(before);
    }

    private static Object exported(JenkinsClient jenkins) throws IOException, InterruptedException {
        return section(export(jenkins));
    }

    private static String export(JenkinsClient jenkins) throws IOException, InterruptedException {
        HttpResponse<String> export = jenkins.post("configuration-as-code/export", "application/x-yaml", "");
        assertThat(export.statusCode()).isEqualTo(200);
        return export.body();
    }

    /** Imports a configuration of the plugin alone: what other plugins export is not always what they import. */
    private static void apply(JenkinsClient jenkins, Object section) throws IOException, InterruptedException {
        Dump dump = new Dump(DumpSettings.builder().build());
        String yaml = dump.dumpToString(Map.of("security", Map.of("securityGate", section)));
        HttpResponse<String> applied = jenkins.post("configuration-as-code/apply", "application/x-yaml", yaml);
        assertThat(applied.statusCode()).as("importing %s", yaml).isEqualTo(200);
    }

    private static Object section(String yaml) {
        Map<?, ?> root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return ((Map<?, ?>) root.get("security")).get("securityGate");
    }

    /** The lines of a log that warn of the plugin. */
    private static final class Complaints {
        private static final List<String> NAMES = List.of("security-gate", "securitygate", "SecurityGate");

        static List<String> in(List<String> log) {
            return log.stream()
                    .filter(line -> line.contains("WARNING") || line.contains("SEVERE"))
                    .filter(line -> NAMES.stream().anyMatch(line::contains))
                    .toList();
        }
    }
}
