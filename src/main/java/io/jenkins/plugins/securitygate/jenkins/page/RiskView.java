package io.jenkins.plugins.securitygate.jenkins.page;

import io.jenkins.plugins.securitygate.model.Risk;
import java.util.List;

/** One assessment of risk as the page shows it. */
public final class RiskView {
    private final Risk risk;

    RiskView(Risk risk) {
        this.risk = risk;
    }

    /** Stage, score, change against the reference build and recommendation. */
    public String getHeadline() {
        String stage = risk.stage().isEmpty() ? "" : risk.stage() + ": ";
        return stage + risk.line() + ", " + risk.recommendation().id();
    }

    /** The symbol that stands beside the headline. */
    public String getIcon() {
        return switch (risk.recommendation()) {
            case PROCEED -> "symbol-status-blue";
            case REVIEW -> "symbol-status-yellow";
            case ROLL_BACK -> "symbol-status-red";
        };
    }

    /** What the score is made of. */
    public List<ReasonView> getReasons() {
        return risk.reasons().stream().map(ReasonView::new).toList();
    }

    /** One reason as the page shows it. */
    public static final class ReasonView {
        private final Risk.Reason reason;

        private ReasonView(Risk.Reason reason) {
            this.reason = reason;
        }

        public int getShare() {
            return reason.share();
        }

        public String getTitle() {
            return reason.title();
        }

        public List<String> getEvidence() {
            return reason.evidence();
        }
    }
}
