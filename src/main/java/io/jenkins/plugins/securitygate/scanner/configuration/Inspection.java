package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.Gap;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlDocument;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Takes what is found in one file and turns broken rules into findings. */
public final class Inspection {
    private final ScanContext context;
    private final ScanSink sink;
    private final Siblings siblings;
    private final Predicate<Location> ofChart;

    /** @param ofChart takes the place of a template; true when a Helm chart renders it, which then speaks for it */
    Inspection(ScanContext context, ScanSink sink, Siblings siblings, Predicate<Location> ofChart) {
        this.context = context;
        this.sink = sink;
        this.siblings = siblings;
        this.ofChart = ofChart;
    }

    /**
     * What the files in the folder of the inspected file say together. Files that are too many for memory are gaps, unreadable
     * ones are left out, since their own inspection tells their errors.
     *
     * @param ending of the names of the files
     * @param reader run once for the files of a folder that are inspected one after another
     */
    public <T> T together(String ending, Class<T> type, Function<List<SourceText>, T> reader) {
        return siblings.read(ending, type, reader, this::leftOut);
    }

    private void leftOut(SourceFile file) {
        gap(
                Location.of(file.path(), 0),
                "its variables and resources are unknown to the other files of its folder: together these hold more than "
                        + Siblings.MAX_BYTES + " bytes; split the folder");
    }

    /**
     * Applies rules to one subject.
     *
     * @param target name of the subject as findings show it
     * @throws java.util.concurrent.CancellationException when the scan was cancelled
     */
    public <S> void apply(List<Rule<S>> rules, S subject, String target) {
        context.checkCancelled();
        for (Rule<S> rule : rules) {
            rule.check().apply(subject).forEach(hit -> {
                sink.record();
                sink.finding(finding(rule, hit).target(target));
            });
        }
    }

    private static Finding.Builder finding(Rule<?> rule, Hit hit) {
        String title = hit.detail().isEmpty() ? rule.title() : rule.title() + ": " + hit.detail();
        return Finding.of(ScanKind.CONFIGURATION, rule.id())
                .title(title)
                .description(String.join("\n", rule.guidance().standards()))
                .severity(rule.severity())
                .location(hit.location())
                .cwes(rule.guidance().cwes())
                .snippet(hit.snippet())
                .identity(hit.detail())
                .remediation(rule.guidance().remediation())
                .url(rule.guidance().url());
    }

    /** @throws java.util.concurrent.CancellationException when the scan was cancelled */
    public void checkCancelled() {
        context.checkCancelled();
    }

    /** Takes statements about the deployment. */
    public void facts(Stream<Fact> facts) {
        context.checkCancelled();
        facts.forEach(sink::fact);
    }

    /** The root of a document, whose error is told when it is no YAML; empty then, and when it says nothing. */
    public Optional<YamlNode> parsed(YamlDocument document) {
        context.checkCancelled();
        try {
            return document.parse();
        } catch (YamlSyntaxException e) {
            error(e.location(), "not checked: no valid YAML: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A part of the file that is no mistake and yet could not be examined; see {@link Gap}. */
    public void gap(Location location, String reason) {
        sink.record();
        sink.finding(Gap.of(ScanKind.CONFIGURATION, location, reason));
    }

    /** A file whose content depends on values that are elsewhere. */
    public void template(Location place, String reason) {
        if (!ofChart.test(place)) {
            gap(place, reason);
        }
    }

    /** A part of the file that could not be read. */
    public void error(Location location, String message) {
        sink.error(location.toString(), message);
    }
}
