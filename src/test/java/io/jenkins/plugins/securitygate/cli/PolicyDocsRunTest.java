package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.policy.Policy;
import io.jenkins.plugins.securitygate.policy.PolicyEngine;
import io.jenkins.plugins.securitygate.policy.PolicyReader;
import io.jenkins.plugins.securitygate.policy.rego.Opa;
import io.jenkins.plugins.securitygate.policy.rego.RegoEngines;
import io.jenkins.plugins.securitygate.policy.rego.RegoSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the policy document shows does what it says. */
class PolicyDocsRunTest {
    private static final Path DOCUMENT = Path.of("docs/policy.md");

    @TempDir
    private Path folder;

    @Test
    void theCasesShownPassOnThePolicyShown() throws IOException {
        Files.writeString(folder.resolve("storefront.yaml"), snippet("apiVersion: security-gate/v1\nname: storefront"));
        Files.writeString(folder.resolve("storefront_test.yaml"), snippet("policy: storefront.yaml"));

        CommandRun run = CommandRun.of("policy", "test", folder);

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("2 passed, 0 failed");
    }

    @Test
    void theProgramShownRunsInOpa() throws IOException {
        Policy policy = PolicyReader.read(
                "docs", "apiVersion: security-gate/v1\nname: docs\n" + snippet("rules:\n  - id: perimeter"));
        Evidence untested =
                Evidence.of(new Subject("shop", "1", "", ""), Instant.parse("2026-03-01T12:00:00Z"), List.of());
        RegoSettings opa =
                RegoSettings.IN_PROCESS.withExecutable(Opa.executable().toString());

        assertThat(PolicyEngine.of(List.of(policy), RegoEngines.of(opa))
                        .decide(untested, untested.collected())
                        .verdict())
                .isEqualTo(Verdict.WARN);
    }

    private static String snippet(String start) throws IOException {
        Matcher matcher = Pattern.compile("(?s)```yaml\n(" + Pattern.quote(start) + ".*?)```")
                .matcher(Files.readString(DOCUMENT));
        assertThat(matcher.find()).as(start).isTrue();
        return matcher.group(1);
    }
}
