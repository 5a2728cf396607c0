package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.scanner.ImageReference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what the settings of one image mean: facts, and findings about them. */
final class ImageReport {
    private static final Pattern PORT = Pattern.compile("(\\d{1,5})(-\\d{1,5})?(?:/([a-zA-Z]+))?");
    private static final String REFERENCE = "https://docs.docker.com/reference/dockerfile/";

    private final SavedImage image;
    private final String archive;
    private final String target;
    private final ScanSink sink;

    /** @param archive name of the archive's file */
    ImageReport(SavedImage image, String archive, ScanSink sink) {
        this.image = image;
        this.archive = archive;
        this.target = image.title(archive);
        this.sink = sink;
    }

    /** @param secrets finds secrets in the environment of containers */
    void write(EnvironmentSecrets secrets) {
        image.names().forEach(this::name);
        if (!image.settings().base().isEmpty()) {
            base(image.settings().base());
        }
        image.settings().ports().forEach(this::port);
        if (image.settings().runsAsRoot()) {
            sink.fact(fact(Fact.Type.PRIVILEGE, "root"));
            finding(Finding.of(ScanKind.CONTAINER, "image-user-root")
                    .title("The image runs as root")
                    .description("CIS Docker Benchmark v1.6, 4.1")
                    .severity(Severity.HIGH)
                    .cwes(List.of(250))
                    .url(REFERENCE + "#user")
                    .remediation("End the Dockerfile with USER and a user without privileges, best by its number."));
        }
        if (!image.settings().healthcheck()) {
            finding(Finding.of(ScanKind.CONTAINER, "image-healthcheck-missing")
                    .title("The image has no health check")
                    .description("CIS Docker Benchmark v1.6, 4.6")
                    .severity(Severity.INFO)
                    .url(REFERENCE + "#healthcheck")
                    .remediation(
                            "Add HEALTHCHECK, unless only an orchestrator with probes of its own runs the image."));
        }
        image.settings()
                .environment()
                .forEach(assignment -> secrets.in(target, assignment).forEach(this::finding));
    }

    private void name(String name) {
        Fact fact = fact(Fact.Type.IMAGE, name).with("use", "run");
        ImageReference.parse(name)
                .ifPresentOrElse(
                        reference -> {
                            Fact described = reference.describe(fact);
                            boolean known = image.digest().isEmpty()
                                    || !reference.digest().isEmpty();
                            sink.fact(known ? described : described.with("digest", image.digest()));
                            sink.fact(fact(Fact.Type.REGISTRY, reference.registry())
                                    .with("use", "run"));
                        },
                        () -> sink.fact(fact));
    }

    /** The image that this one was built on, as the facts of a Dockerfile name it. */
    private void base(String name) {
        Fact fact = fact(Fact.Type.IMAGE, name).with("use", "base");
        ImageReference.parse(name)
                .ifPresentOrElse(reference -> sink.fact(reference.describe(fact)), () -> sink.fact(fact));
    }

    private void port(String text) {
        Matcher matcher = PORT.matcher(text);
        if (!matcher.matches()) {
            sink.error(target, "'" + text + "' is not a port that the image could expose");
            return;
        }
        boolean range = matcher.group(2) != null;
        String value = range ? matcher.group(1) + matcher.group(2) : matcher.group(1);
        String protocol = matcher.group(3) == null ? "TCP" : matcher.group(3).toUpperCase(Locale.ROOT);
        int number = range ? -1 : Integer.parseInt(value);
        sink.fact(new Fact(Fact.Type.PORT, value, number, target, Location.of(archive, 0), Map.of())
                .with("exposure", "container")
                .with("protocol", protocol));
    }

    private Fact fact(Fact.Type type, String value) {
        return Fact.of(type, value, target, Location.of(archive, 0));
    }

    private void finding(Finding.Builder finding) {
        sink.record();
        sink.finding(finding.target(target));
    }
}
