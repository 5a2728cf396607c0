package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.TestSuite;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What the deployment would look like, and the totals of the functional tests. */
final class ExposureSection implements Section {
    private static final int ROWS = 1_000;

    @Override
    public void write(Html html, Outcome outcome) throws IOException {
        List<Fact> facts = outcome.evidence().facts();
        Section.begin(html, "exposure", "Exposure");
        if (facts.isEmpty()) {
            Section.empty(
                    html,
                    "Nothing is known of the deployment",
                    "No scan read images, manifests or infrastructure code.");
        } else {
            facts(html, facts);
        }
        if (!outcome.evidence().tests().isEmpty()) {
            tests(html, outcome.evidence().tests());
        }
        html.close();
    }

    private static void facts(Html html, List<Fact> facts) throws IOException {
        Section.table(html, "Exposure", "What", "Value", "Resource", "Written in", "More");
        List<Fact> sorted =
                facts.stream().sorted(Comparator.comparing(Fact::type)).toList();
        for (Fact fact : sorted.subList(0, Math.min(ROWS, sorted.size()))) {
            String more = fact.attributes().entrySet().stream()
                    .map(attribute -> attribute.getKey() + ": " + attribute.getValue())
                    .collect(Collectors.joining(", "));
            html.open("tr")
                    .leaf("td", null, fact.type().id())
                    .open("td")
                    .leaf("strong", null, fact.value())
                    .close()
                    .leaf("td", null, fact.resource())
                    .leaf("td", "sg-place", fact.location().toString())
                    .leaf("td", "sg-muted", more)
                    .close();
        }
        html.close(3);
        if (sorted.size() > ROWS) {
            html.leaf("p", "sg-more", "The first " + ROWS + " of " + sorted.size() + ". All are in evidence.json.");
        }
    }

    private static void tests(Html html, List<TestSuite> suites) throws IOException {
        int failed = suites.stream()
                .mapToInt(suite -> suite.failures() + suite.errors())
                .sum();
        int passed = suites.stream().mapToInt(TestSuite::passed).sum();
        html.open("p");
        Badge.state(html, failed == 0 ? "good" : "bad", failed == 0 ? "tests passed" : "tests failed");
        html.text(" " + Section.plural(suites.size(), "test suite") + ": " + passed + " passed, " + failed + " failed, "
                        + suites.stream().mapToInt(TestSuite::skipped).sum() + " skipped")
                .close();
    }
}
