package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.Extension;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails.ChecksDetailsBuilder;
import io.jenkins.plugins.checks.api.ChecksOutput.ChecksOutputBuilder;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import jenkins.model.Jenkins;

/**
 * Shows the decision as a check of the commit or change request, where a plugin such as GitHub Branch Source publishes
 * checks.
 */
@Extension(optional = true)
public final class ChangeRequestCheck implements DecisionListener {
    private static final String NAME = "Security gate";

    // The type of a field is looked at before an extension is made: without the plugin checks-api there is none.
    private static final ChecksConclusion PASSED = ChecksConclusion.SUCCESS;
    private static final ChecksConclusion FAILED = ChecksConclusion.FAILURE;

    @Override
    public void decided(DecisionNotice notice) {
        ChecksDetailsBuilder check = new ChecksDetailsBuilder()
                .withName(NAME)
                .withOutput(new ChecksOutputBuilder()
                        .withTitle(notice.headline())
                        .withSummary(verbatim(notice.summary()))
                        .build());
        switch (notice.state()) {
            case GOES_ON -> check.withStatus(ChecksStatus.COMPLETED).withConclusion(PASSED);
            case STOPS -> check.withStatus(ChecksStatus.COMPLETED).withConclusion(FAILED);
            case WAITS -> check.withStatus(ChecksStatus.IN_PROGRESS);
        }
        String root = Jenkins.get().getRootUrl();
        if (root != null) {
            check.withDetailsURL(root + notice.run().getUrl() + "security-gate/");
        }
        ChecksPublisherFactory.fromRun(notice.run(), notice.console()).publish(check.build());
    }

    /** Text of reports in a block of code, where it can neither mark up the page nor mention anybody. */
    private static String verbatim(Iterable<String> lines) {
        return "```text\n" + String.join("\n", lines).replace("`", "'") + "\n```\n";
    }
}
