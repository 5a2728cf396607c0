package io.jenkins.plugins.securitygate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.Set;

/**
 * Reads the lines of {@code bandit -f custom} with the template that Jenkins users write:
 * {@code {abspath}:{line}: {severity}: {test_id}: {msg}}.
 */
final class BanditLines {
    private static final Pattern LINE =
            Pattern.compile("(.+?):([0-9]{1,9}): (UNDEFINED|LOW|MEDIUM|HIGH): (B[0-9]{3}): (.*)");
    private static final Set<String> HARDCODED_PASSWORDS = Set.of("B105", "B106", "B107");

    private BanditLines() {}

    static boolean recognises(Probe probe) {
        return !probe.isJson()
                && probe.head()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .filter(LINE::matches)
                        .isPresent();
    }

    static void read(Report report, ScanSink sink) throws IOException {
        try (TextLines lines = TextLines.open(report)) {
            while (lines.next()) {
                if (!lines.line().isEmpty()) {
                    sink.record();
                    line(lines, report.secrets(), sink);
                }
            }
            if (!lines.isWhole()) {
                sink.error(lines.place(), "the last line does not end; the report may be cut off there");
            }
        }
    }

    private static void line(TextLines lines, SecretDigest secrets, ScanSink sink) {
        Matcher line = LINE.matcher(lines.line());
        if (!line.matches()) {
            sink.error(lines.place(), "expected FILE:LINE: SEVERITY: TEST: MESSAGE");
            return;
        }
        String message = line.group(5);
        Finding.Builder finding = Finding.of(ScanKind.SAST, line.group(4))
                .title(message)
                .severity(Severity.of(line.group(3)))
                .location(Location.of(line.group(1), Integer.parseInt(line.group(2))));
        sink.finding(
                HARDCODED_PASSWORDS.contains(line.group(4))
                        ? finding.title(message.split(":", 2)[0]).identity(secrets.of(message))
                        : finding);
    }
}
