package io.jenkins.plugins.securitygate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of ready policies is made of them. */
class ReadyPoliciesDocsTest {
    private static final Path DOCUMENT = Path.of("docs/policies.md");

    @Test
    void theDocumentListsEveryRuleOfEveryPolicyWithItsClauses() throws IOException {
        String document = Files.readString(DOCUMENT);

        assertThat(ReadyPolicies.addresses())
                .allSatisfy(address -> assertThat(document).contains(section(address)));
    }

    static String section(String address) {
        Policy policy = ReadyPolicies.find(address).orElseThrow();
        String rows = Stream.concat(policy.requirements().stream(), policy.ruleList().stream())
                .map(ReadyPoliciesDocsTest::row)
                .collect(Collectors.joining());
        return "## " + address + "\n\n" + policy.description().strip() + "\n\n"
                + "| rule | demands | effect | serves |\n| --- | --- | --- | --- |\n" + rows;
    }

    private static String row(PolicyEntry entry) {
        return "| `" + entry.id() + "` | " + entry.title() + " | "
                + entry.terms().effect().id() + " | "
                + String.join(", ", entry.statement().references()) + " |\n";
    }
}
