package io.jenkins.plugins.securitygate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.e2e.JenkinsClient.Build;
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
                findingsLimit: 50000
                maxWaiverDays: 30
                skipGitIgnored: false
                skipLayerSecrets: false
                waiverWithoutPlace: true
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
        Build build = jenkins.build("log-clean", """
                node { writeFile file: 'app.py', text: 'print(1)'; securityScan('secret') }
                complianceGate()
                """);

        assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
        assertThat(Complaints.in(server.log())).isEmpty();
    }

    @Test
    void whatWasImportedAtTheStartIsExportedUnchanged(JenkinsClient jenkins) throws Exception {
        assertThat(exported(jenkins)).isEqualTo(section(AT_START));
    }

    @Test
    void anExportCanBeImportedAgain(JenkinsClient jenkins, JenkinsServer server) throws Exception {
        Object before = exported(jenkins);
        reload(jenkins, server, Map.of("gateRequired", "nothing", "policies", List.of()));
        assertThat(exported(jenkins)).isNotEqualTo(before);

        reload(jenkins, server, before);

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

    private static void reload(JenkinsClient jenkins, JenkinsServer server, Object section)
            throws IOException, InterruptedException {
        Dump dump = new Dump(DumpSettings.builder().build());
        String yaml = dump.dumpToString(Map.of("security", Map.of("securityGate", section)));
        server.configure(yaml);
        HttpResponse<String> reloaded =
                jenkins.post("configuration-as-code/reload", "application/x-www-form-urlencoded", "");
        assertThat(reloaded.statusCode()).as("reloading %s", yaml).isLessThan(400);
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
