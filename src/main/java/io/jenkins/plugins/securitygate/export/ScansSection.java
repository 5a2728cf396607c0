package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Execution;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which scans ran, which failed, and which kinds nobody scanned for. */
final class ScansSection implements Section {
    @Override
    public void write(Html html, Outcome outcome) throws IOException {
        Section.begin(html, "scans", "Scans");
        List<Scan> scans = outcome.evidence().scans();
        if (scans.isEmpty()) {
            Section.empty(
                    html,
                    "No scan ran",
                    "An empty list of findings means nothing here: nobody looked. Add a scan step before the gate, or"
                            + " check that the reports were written where the gate looks for them.");
        } else {
            Section.table(
                    html, "Scans", "Status", "Kind", "Tool", "Source", "Age and duration", "Provenance", "Findings");
            for (Scan scan :
                    scans.stream().sorted(Comparator.comparing(Scan::completed)).toList()) {
                scan(html, scan, outcome.evidence().collected());
            }
            html.close(3);
            html.leaf("p", "sg-muted", missing(scans));
        }
        html.close();
    }

    private static String missing(List<Scan> scans) {
        Set<ScanKind> covered = EnumSet.noneOf(ScanKind.class);
        scans.stream().filter(Scan::completed).forEach(scan -> covered.addAll(scan.kinds()));
        String kinds = Arrays.stream(ScanKind.values())
                .filter(kind -> !covered.contains(kind))
                .map(ScanKind::id)
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "" : "No completed scan for: " + kinds + ".";
    }

    private static void scan(Html html, Scan scan, Instant collected) throws IOException {
        html.open("tr").open("td");
        status(html, scan).close();
        html.leaf("td", null, scan.kinds().stream().map(ScanKind::id).collect(Collectors.joining(", ")))
                .open("td")
                .leaf("strong", null, scan.tool())
                .text(" " + scan.toolVersion())
                .close()
                .open("td", "class", "sg-place")
                .text(scan.source());
        execution(html, scan.execution());
        message(html, scan);
        html.close()
                .leaf("td", null, age(scan, collected))
                .open("td")
                .text(scan.provenance() == Provenance.EXECUTED ? "run by the gate" : "imported")
                .text(scan.format().isEmpty() ? "" : ", " + scan.format())
                .close()
                .open("td", "class", "sg-num");
        Section.link(
                html, "scan=" + UriText.component(scan.id()), "" + scan.counts().findings());
        html.close(2);
    }

    private static Html status(Html html, Scan scan) throws IOException {
        return switch (scan.status()) {
            case COMPLETED ->
                scan.counts().failedEntries() == 0
                        ? Badge.state(html, "good", "completed")
                        : Badge.state(html, "warn", "completed in part");
            case FAILED -> Badge.state(html, "bad", "failed");
            case TIMED_OUT -> Badge.state(html, "bad", "timed out");
        };
    }

    private static void execution(Html html, Execution execution) throws IOException {
        if (execution.equals(Execution.NONE)) {
            return;
        }
        String ended = execution.exitCode() < 0 ? "did not end by itself" : "exit code " + execution.exitCode();
        html.open("div")
                .leaf("code", null, execution.command())
                .text(" " + ended)
                .close();
    }

    private static void message(Html html, Scan scan) throws IOException {
        if (!scan.message().isEmpty()) {
            html.leaf("div", "sg-error", scan.message());
        }
        int failed = scan.counts().failedEntries();
        if (failed == 0) {
            return;
        }
        html.open("details")
                .open("summary")
                .text(Section.plural(failed, "unreadable record"))
                .close();
        html.open("ul");
        for (EntryError error : scan.errors()) {
            html.open("li")
                    .leaf("code", null, error.place())
                    .text(" " + error.message())
                    .close();
        }
        html.close(2);
    }

    private static String age(Scan scan, Instant collected) {
        String took = scan.durationMillis() < 0 ? "" : ", took " + words(Duration.ofMillis(scan.durationMillis()));
        if (scan.started() == null) {
            return "age unknown" + took;
        }
        Duration age = Duration.between(scan.started(), collected);
        return (age.isNegative() ? "dated later than this build" : words(age) + " old") + took;
    }

    static String words(Duration duration) {
        if (duration.toDays() > 1) {
            return duration.toDays() + " days";
        }
        if (duration.toHours() > 1) {
            return duration.toHours() + " h";
        }
        if (duration.toMinutes() > 1) {
            return duration.toMinutes() + " min";
        }
        return duration.toSeconds() > 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
