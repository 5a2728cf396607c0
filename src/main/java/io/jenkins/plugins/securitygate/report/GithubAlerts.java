package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Suppression;

/** What the lists of alerts of GitHub's REST API have in common. */
final class GithubAlerts {
    private GithubAlerts() {}

    /** Why an alert does not count, {@code null} for an open one. */
    static Suppression suppression(JsonNode alert) {
        String reason = Nodes.first(alert, "dismissed_reason", "resolution");
        String comment = Nodes.first(alert, "dismissed_comment", "resolution_comment");
        String given = comment.isEmpty() || comment.equals("None") ? reason : reason + ": " + comment;
        return switch (Nodes.text(alert, "state")) {
            case "fixed", "closed" -> new Suppression(Suppression.State.RESOLVED, "github", given);
            case "dismissed", "resolved" -> new Suppression(state(reason), "github", given);
            default -> null;
        };
    }

    private static Suppression.State state(String reason) {
        return switch (reason.replace('_', ' ')) {
            case "false positive" -> Suppression.State.FALSE_POSITIVE;
            case "won't fix", "wont fix" -> Suppression.State.ACCEPTED;
            case "revoked" -> Suppression.State.RESOLVED;
            default -> Suppression.State.SUPPRESSED;
        };
    }
}
