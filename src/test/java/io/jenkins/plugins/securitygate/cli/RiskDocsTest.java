package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.risk.metric.MetricRule;
import io.jenkins.plugins.securitygate.risk.metric.MetricRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation of the risk shows works. */
class RiskDocsTest {
    @TempDir
    private Path folder;

    @Test
    void theCommandsRun() throws IOException {
        Files.writeString(folder.resolve("good.log"), "INFO deployed\n");
        Files.writeString(folder.resolve("deploy.log"), "INFO deployed\n");

        List<String> commands = snippet("docs/command.md", "sh").lines().toList();

        assertThat(commands).isNotEmpty().allSatisfy(line -> {
            Object[] arguments = line.replace("security-gate ", "")
                    .replaceAll("(\\S+\\.(?:gz|log))", folder + "/$1")
                    .split(" ");
            assertThat(CommandRun.of(arguments).exit()).as(line).isEqualTo(ExitCode.OK);
        });
    }

    @Test
    void theMetricRulesAreInOrder() throws Exception {
        assertThat(MetricRules.read("docs", snippet("docs/risk.md", "yaml")))
                .extracting(MetricRule::name)
                .containsExactly("latency_p95");
    }

    private static String snippet(String file, String language) throws IOException {
        String docs = Files.readString(Path.of(file));
        String after = docs.substring(docs.indexOf("```" + language + "\n") + language.length() + 4);
        return after.substring(0, after.indexOf("```"));
    }
}
