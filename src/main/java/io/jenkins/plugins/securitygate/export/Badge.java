package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;

/** Small marks that say in shape and word what colour alone must not. */
final class Badge {
    private static final String CROSS = "M6 6l12 12M18 6L6 18";
    private static final String CHECK = "M4.5 12.5l5 5L19.5 7";
    private static final String EXCLAMATION = "M12 5v9M12 18.4v.2";
    private static final String EYE = "M2.5 12s3.5-6 9.5-6 9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 12v.1";
    private static final String DASH = "M5 12h14";

    private Badge() {}

    static Html severity(Html html, Severity severity) throws IOException {
        return html.leaf("span", "sg-sev sg-sev--" + severity.id(), severity.id());
    }

    /** A state's icon and word: {@code good}, {@code bad}, {@code warn}, {@code review} or {@code none}. */
    static Html state(Html html, String tone, String word) throws IOException {
        html.open("span", "class", "sg-state sg-state--" + tone);
        return icon(html, tone).text(word).close();
    }

    static Html icon(Html html, String tone) throws IOException {
        String path = switch (tone) {
            case "good" -> CHECK;
            case "bad" -> CROSS;
            case "warn" -> EXCLAMATION;
            case "review" -> EYE;
            default -> DASH;
        };
        return html.open("svg", "class", "sg-icon", "viewBox", "0 0 24 24", "aria-hidden", "true", "focusable", "false")
                .open("path", "d", path)
                .close(2);
    }
}
